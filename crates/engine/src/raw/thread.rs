//! The remaining stack of the current thread. A thread created by the embedder may have little.

/// Number of bytes of stack left below the caller; `None` if the system does not report it.
#[cfg(target_os = "linux")]
pub(crate) fn stack_left() -> Option<usize> {
    thread_local! {
        static LOWEST: Option<usize> = lowest_of_first().or_else(lowest);
    }
    let here = 0_u8;
    LOWEST.with(|lowest| lowest.map(|lowest| (&raw const here as usize).saturating_sub(lowest)))
}

/// The lowest address of the stack of a process's first thread, if this is the one: the kernel writes the name of the
/// program's file at its upper end. To ask the C library takes a twentieth of a short run, as it parses the list of
/// all mappings.
#[cfg(target_os = "linux")]
fn lowest_of_first() -> Option<usize> {
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: these calls read facts of the process; the last one fills `limit`.
    let (is_first, name, known) = unsafe {
        let is_first = libc::syscall(libc::SYS_gettid) == libc::c_long::from(libc::getpid());
        (is_first, libc::getauxval(libc::AT_EXECFN), libc::getrlimit(libc::RLIMIT_STACK, &raw mut limit) == 0)
    };
    let size = usize::try_from(limit.rlim_cur).ok()?;
    (is_first && name != 0 && known).then(|| (name as usize).saturating_sub(size))
}

/// The lowest address of this thread's stack.
#[cfg(target_os = "linux")]
fn lowest() -> Option<usize> {
    let mut attributes = std::mem::MaybeUninit::<libc::pthread_attr_t>::uninit();
    let (mut lowest, mut size) = (std::ptr::null_mut(), 0);
    // SAFETY: the attributes are filled by the first call, read by the second, and destroyed once.
    let known = unsafe {
        if libc::pthread_getattr_np(libc::pthread_self(), attributes.as_mut_ptr()) != 0 {
            return None;
        }
        let known = libc::pthread_attr_getstack(attributes.as_ptr(), &raw mut lowest, &raw mut size) == 0;
        libc::pthread_attr_destroy(attributes.as_mut_ptr());
        known
    };
    known.then_some(lowest as usize)
}

/// On other systems the thread is assumed to have the stack it was created with.
#[cfg(not(target_os = "linux"))]
pub(crate) fn stack_left() -> Option<usize> {
    None
}
