//! Counts an engine's memory in its allocator: QuickJS does not distinguish an out-of-memory error that it threw from
//! one that a script created. How the engine reacts is not known here.

use std::alloc::{self, Layout};
use std::cell::Cell;
use std::ptr;
use std::rc::Rc;

use qiao_abi::{Budget, Charge};
use rquickjs::allocator::Allocator;
use rquickjs::{Ctx, Error, Exception};

/// The memory of one engine. Clones share the count.
#[derive(Clone, Default)]
pub(crate) struct Memory(Rc<Count>);

#[derive(Default)]
struct Count {
    budget: Budget,
    /// Whether memory was refused in the current turn.
    refused: Cell<bool>,
    /// Whether the refused allocation was so small that QuickJS may have been unable to create an error.
    refused_little: Cell<bool>,
    /// Whether this caused an unhandled error.
    ran_out: Cell<bool>,
}

/// The message of QuickJS's error.
const OUT_OF_MEMORY: &str = "out of memory";
/// Upper bound of the memory that QuickJS needs to create an error, in bytes.
const LITTLE: usize = 4096;

impl Memory {
    /// Memory that counts towards a budget.
    pub(crate) fn new(budget: Budget) -> Memory {
        Memory(Rc::new(Count { budget, ..Count::default() }))
    }

    /// The memory of a context's runtime.
    pub(crate) fn of(ctx: &Ctx<'_>) -> Option<Memory> {
        ctx.userdata::<Memory>().map(|memory| memory.clone())
    }

    /// The budget that it counts towards.
    pub(crate) fn budget(&self) -> &Budget {
        &self.0.budget
    }

    /// Starts a turn: allocations refused in earlier turns no longer count.
    pub(crate) fn begin_turn(&self) {
        self.0.refused.set(false);
        self.0.refused_little.set(false);
    }

    /// Whether an allocation was refused in this turn.
    pub(crate) fn was_refused(&self) -> bool {
        self.0.refused.get()
    }

    /// Whether a refused allocation was so small that there may have been no memory for an error.
    pub(crate) fn was_refused_little(&self) -> bool {
        self.0.refused_little.get()
    }

    /// Claims memory that the host allocates for the script; `None` if there is not enough.
    pub(crate) fn claim_for_host(&self, bytes: usize) -> Option<Charge> {
        let charge = self.0.budget.claim(bytes);
        if charge.is_none() {
            self.note_refusal(bytes);
        }
        charge
    }

    /// Throws the same out-of-memory error as QuickJS.
    pub(crate) fn refuse(ctx: &Ctx<'_>) -> Error {
        Memory::refuse_because(ctx, OUT_OF_MEMORY)
    }

    /// Throws an out-of-memory error with a message that begins like QuickJS's.
    pub(crate) fn refuse_because(ctx: &Ctx<'_>, message: &str) -> Error {
        if let Some(memory) = Memory::of(ctx) {
            memory.0.refused.set(true);
        }
        Exception::throw_internal(ctx, message)
    }

    fn note_refusal(&self, bytes: usize) {
        self.0.refused.set(true);
        if bytes < LITTLE {
            self.0.refused_little.set(true);
        }
    }

    /// Records that the script ended with an out-of-memory error.
    pub(crate) fn note_end(&self) {
        self.0.ran_out.set(true);
    }

    /// Whether script has ended with an out-of-memory error.
    pub(crate) fn ran_out(&self) -> bool {
        self.0.ran_out.get()
    }

    /// Reserves bytes if the limit allows it.
    fn claim(&self, bytes: usize) -> bool {
        let claimed = self.0.budget.claim_for_engine(bytes);
        if !claimed {
            self.note_refusal(bytes);
        }
        claimed
    }

    fn release(&self, bytes: usize) {
        self.0.budget.release_from_engine(bytes);
    }

    /// Allocates a block; null if the limit or the allocator refuses.
    ///
    /// # Safety
    /// `make` returns null, or memory of the layout passed to it.
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
            self.note_refusal(size);
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
            self.note_refusal(size);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes of a block.
    ///
    /// # Safety
    /// `block` has this many bytes that were written.
    unsafe fn bytes(block: *mut u8, count: usize) -> Vec<u8> {
        // SAFETY: the caller promises this.
        unsafe { std::slice::from_raw_parts(block, count) }.to_vec()
    }

    /// Calls no C, so that miri can run it.
    #[test]
    fn blocks_keep_their_bytes_and_count_until_they_are_freed() {
        let budget = Budget::new(10_000);
        let mut memory = Memory::new(budget.clone());
        let block = memory.alloc(100);
        // SAFETY: the block has 100 bytes; it is used under its new address after it has moved, and freed once.
        unsafe {
            assert!(!block.is_null() && block.addr().is_multiple_of(HEAD));
            block.write_bytes(7, 100);
            let grown = memory.realloc(block, 5000);
            assert_eq!((bytes(grown, 100), Memory::usable_size(grown)), (vec![7; 100], 5000));
            assert!(memory.realloc(grown, 20_000).is_null() && memory.was_refused());
            let shrunk = memory.realloc(grown, 10);
            assert_eq!((bytes(shrunk, 10), budget.used()), (vec![7; 10], 10 + HEAD));
            let zeroed = memory.calloc(3, 5);
            assert_eq!((bytes(zeroed, 15), Memory::usable_size(zeroed)), (vec![0; 15], 15));
            memory.dealloc(zeroed);
            memory.dealloc(shrunk);
        }
        assert_eq!(budget.used(), 0);
        let huge = [usize::MAX, isize::MAX as usize, usize::MAX - HEAD];
        assert!(huge.into_iter().all(|size| memory.alloc(size).is_null() && memory.calloc(size, 2).is_null()));
        // SAFETY: a null block stands for a new one, which is freed once.
        unsafe {
            let fresh = memory.realloc(ptr::null_mut(), 1);
            memory.dealloc(fresh);
        }
        assert_eq!(budget.used(), 0);
    }
}
