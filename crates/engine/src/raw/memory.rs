//! Counts an engine's memory in its allocator: QuickJS does not distinguish an out-of-memory error that it
//! threw from one that script constructed. It must not know what is done about that.

use std::alloc::{self, Layout};
use std::cell::Cell;
use std::ptr;
use std::rc::Rc;

use rquickjs::allocator::Allocator;

/// The memory of one engine. Clones share the count.
#[derive(Clone, Default)]
pub(crate) struct Memory(Rc<Count>);

struct Count {
    used: Cell<usize>,
    limit: Cell<usize>,
    /// Whether an allocation was refused in the current turn.
    refused: Cell<bool>,
    /// Whether that caused an unhandled error.
    ran_out: Cell<bool>,
}

impl Default for Count {
    fn default() -> Self {
        Count { used: Cell::new(0), limit: Cell::new(usize::MAX), refused: Cell::default(), ran_out: Cell::default() }
    }
}

impl Memory {
    /// Sets the limit for all memory of the engine, in bytes; allocations beyond it are refused.
    pub(crate) fn limit(&self, bytes: usize) {
        self.0.limit.set(bytes);
    }

    /// Starts a turn: allocations refused in earlier turns no longer count.
    pub(crate) fn begin_turn(&self) {
        self.0.refused.set(false);
    }

    /// Whether an allocation was refused in this turn.
    pub(crate) fn was_refused(&self) -> bool {
        self.0.refused.get()
    }

    /// Notes that script has ended with an out-of-memory error.
    pub(crate) fn note_end(&self) {
        self.0.ran_out.set(true);
    }

    /// Whether script has ended with an out-of-memory error.
    pub(crate) fn ran_out(&self) -> bool {
        self.0.ran_out.get()
    }

    /// Reserves bytes if the limit allows it.
    fn claim(&self, bytes: usize) -> bool {
        let used = self.0.used.get().checked_add(bytes).filter(|used| *used <= self.0.limit.get());
        match used {
            Some(used) => self.0.used.set(used),
            None => self.0.refused.set(true),
        }
        used.is_some()
    }

    fn release(&self, bytes: usize) {
        self.0.used.set(self.0.used.get().saturating_sub(bytes));
    }

    /// Allocates a block; null if the limit or the allocator refuses.
    ///
    /// # Safety
    /// `make` returns null, or memory of the layout that it is given.
    unsafe fn block(&self, size: usize, make: unsafe fn(Layout) -> *mut u8) -> *mut u8 {
        let Some(layout) = layout(size) else {
            self.0.refused.set(true);
            return ptr::null_mut();
        };
        if !self.claim(layout.size()) {
            return ptr::null_mut();
        }
        // SAFETY: the layout is never empty, as it includes the header.
        let head = unsafe { make(layout) };
        if head.is_null() {
            self.release(layout.size());
            self.0.refused.set(true);
            return head;
        }
        // SAFETY: the memory is at least one head long and aligned for it.
        unsafe { filled(head, size) }
    }
}

/// Size of the header before each block, which holds the block's size. It keeps blocks aligned as C expects.
const HEAD: usize = 16;

fn layout(size: usize) -> Option<Layout> {
    Layout::from_size_align(size.checked_add(HEAD)?, HEAD).ok()
}

/// Writes the size into a header and returns the block after it.
///
/// # Safety
/// `head` points to memory of the layout for this size.
unsafe fn filled(head: *mut u8, size: usize) -> *mut u8 {
    // SAFETY: the caller promises this; the layout is aligned for a `usize` and has room for it before the
    // block.
    unsafe {
        head.cast::<usize>().write(size);
        head.add(HEAD)
    }
}

/// The header of a block, and the block's size.
///
/// # Safety
/// The block was returned by `filled` and is not freed.
unsafe fn head_of(block: *mut u8) -> (*mut u8, usize) {
    // SAFETY: the caller promises this, and `filled` wrote the size there.
    unsafe {
        let head = block.sub(HEAD);
        (head, head.cast::<usize>().read())
    }
}

// SAFETY: blocks come from Rust's allocator with their sizes before them, aligned to 16 bytes; no function
// panics.
unsafe impl Allocator for Memory {
    fn alloc(&mut self, size: usize) -> *mut u8 {
        // SAFETY: `alloc` returns memory of the layout, or null.
        unsafe { self.block(size, alloc::alloc) }
    }

    fn calloc(&mut self, count: usize, size: usize) -> *mut u8 {
        // SAFETY: `alloc_zeroed` returns memory of the layout, or null; no block is as large as `usize::MAX`.
        unsafe { self.block(count.saturating_mul(size), alloc::alloc_zeroed) }
    }

    unsafe fn dealloc(&mut self, block: *mut u8) {
        // SAFETY: QuickJS frees only blocks that this allocator returned.
        let (head, size) = unsafe { head_of(block) };
        if let Some(layout) = layout(size) {
            // SAFETY: the block was allocated with this layout.
            unsafe { alloc::dealloc(head, layout) };
            self.release(layout.size());
        }
    }

    unsafe fn realloc(&mut self, block: *mut u8, size: usize) -> *mut u8 {
        if block.is_null() {
            return self.alloc(size);
        }
        // SAFETY: QuickJS resizes only blocks that this allocator returned.
        let (head, before) = unsafe { head_of(block) };
        let (Some(old), Some(new)) = (layout(before), layout(size)) else {
            self.0.refused.set(true);
            return ptr::null_mut();
        };
        if size > before && !self.claim(size - before) {
            return ptr::null_mut();
        }
        // SAFETY: the block was allocated with the old layout; the new size is a layout's.
        let moved = unsafe { alloc::realloc(head, old, new.size()) };
        if moved.is_null() {
            self.release(size.saturating_sub(before));
            self.0.refused.set(true);
            return moved;
        }
        self.release(before.saturating_sub(size));
        // SAFETY: the memory has the new size now.
        unsafe { filled(moved, size) }
    }

    unsafe fn usable_size(block: *mut u8) -> usize {
        // SAFETY: QuickJS asks only about blocks that this allocator returned.
        unsafe { head_of(block) }.1
    }
}
