//! Array buffers over bytes allocated by the host: the script receives them without a copy, and they count towards its
//! memory limit as long as it holds them.

use std::ffi::c_void;
use std::mem::ManuallyDrop;
use std::ptr;

use qiao_abi::Charge;
use rquickjs::{Ctx, Result, Value, qjs};

use super::{Memory, taken};

/// Information about the bytes behind a buffer.
struct Backing {
    capacity: usize,
    charge: Charge,
}

/// The size that QuickJS passes when a buffer is freed, and the maximum size of buffers that cannot grow.
const NONE: qjs::size_t = 0;

/// An `ArrayBuffer` over these bytes.
pub(crate) fn array_buffer<'js>(ctx: &Ctx<'js>, bytes: Vec<u8>) -> Result<Value<'js>> {
    let charge =
        Memory::of(ctx).map_or_else(|| Some(Default::default()), |memory| memory.claim_for_host(bytes.capacity()));
    let Some(charge) = charge else {
        return Err(Memory::refuse(ctx));
    };
    let mut bytes = ManuallyDrop::new(bytes);
    let (start, length, capacity) = (bytes.as_mut_ptr(), bytes.len(), bytes.capacity());
    let backing = Box::into_raw(Box::new(Backing { capacity, charge }));
    // SAFETY: `start` is the start of a vector of this length and capacity, which nobody else frees; QuickJS frees it
    // by calling `resized` once with `NONE`, unless it throws.
    let made = unsafe {
        let context = ctx.as_raw().as_ptr();
        qjs::JS_NewArrayBuffer(context, start, length as _, NONE, Some(resized), backing.cast(), false)
    };
    // SAFETY: we own the returned value; if it is an exception, we still own the bytes and the backing.
    unsafe { taken(ctx, made) }.inspect_err(|_| unsafe { freed(backing, start) })
}

/// Frees the bytes of a buffer, or resizes them; null if there is not enough memory.
extern "C" fn resized(
    _: *mut qjs::JSRuntime,
    backing: *mut c_void,
    start: *mut c_void,
    size: qjs::size_t,
) -> *mut c_void {
    let (backing, start) = (backing.cast::<Backing>(), start.cast::<u8>());
    if size == NONE {
        // SAFETY: QuickJS passes back what `array_buffer` passed to it, once.
        unsafe { freed(backing, start) };
        return ptr::null_mut();
    }
    // SAFETY: as above; QuickJS keeps ownership of both.
    let (backing, mut bytes) = unsafe {
        let backing = &mut *backing;
        let bytes = Vec::from_raw_parts(start, backing.capacity, backing.capacity);
        (backing, ManuallyDrop::new(bytes))
    };
    let more = (size as usize).saturating_sub(backing.capacity);
    if more > 0 && !(backing.charge.grow(more) && bytes.try_reserve_exact(more).is_ok()) {
        return ptr::null_mut();
    }
    backing.capacity = bytes.capacity();
    bytes.as_mut_ptr().cast()
}

/// # Safety
/// Both must belong to the same buffer, and must not be used again.
unsafe fn freed(backing: *mut Backing, start: *mut u8) {
    // SAFETY: the caller promises this; the bytes were a vector of this capacity.
    unsafe {
        let backing = Box::from_raw(backing);
        drop(Vec::from_raw_parts(start, 0, backing.capacity));
    }
}

#[cfg(test)]
mod tests {
    use rquickjs::{Context, Function, Runtime};

    use super::*;

    #[test]
    fn a_buffer_is_the_scripts_own_and_counts_until_it_is_gone() {
        let memory = Memory::default();
        let runtime = Runtime::new_with_alloc(memory.clone()).unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            ctx.store_userdata(memory.clone()).unwrap();
            let use_it: Function = ctx
                .eval(
                    "(b) => { new Uint8Array(b)[0] = 9; const more = b.transfer(4000), less = more.transfer(2);
                    return [b.byteLength, less.byteLength, new Uint8Array(less)[0]].join(); }",
                )
                .unwrap();
            let before = memory.budget().used();
            let buffer = array_buffer(&ctx, vec![7; 1_000_000]).unwrap();
            assert!(memory.budget().used() >= before + 1_000_000);
            assert_eq!(use_it.call::<_, String>((buffer,)).unwrap(), "0,2,9");
            ctx.run_gc();
            assert!(memory.budget().used() < before + 500_000);
            memory.budget().set_limit(memory.budget().used() + 10_000);
            assert!(array_buffer(&ctx, vec![7; 20_000]).is_err() && memory.was_refused());
        });
    }
}
