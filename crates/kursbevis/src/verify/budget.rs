//! What the reading of one document may take: a small file can be made to unpack, multiply and repeat without end.

use std::cell::Cell;

/// Why a document was not read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unshown {
    /// It has parts that our documents do not have, and cannot be compared with one.
    Foreign,
    /// It has more, or deeper, than could be one of ours.
    TooMuch,
}

/// Bytes and steps that are left. Reading a file of two hundred certificates takes a tenth of all.
#[derive(Debug)]
pub struct Budget(Cell<usize>);

impl Budget {
    /// What an entry of a map costs, beside its text.
    pub const ENTRY: usize = 512;
    /// What a byte of the operators costs: it becomes many in memory.
    pub const OPERATOR: usize = 32;

    /// For one document.
    pub const fn new() -> Self {
        Self(Cell::new(512 << 20))
    }

    /// What is left.
    pub fn left(&self) -> usize {
        self.0.get()
    }

    /// Takes from it.
    ///
    /// # Errors
    /// [`Unshown::TooMuch`] when that much is not left.
    pub fn spend(&self, cost: usize) -> Result<(), Unshown> {
        let left = self.0.get().checked_sub(cost).ok_or(Unshown::TooMuch)?;
        self.0.set(left);
        Ok(())
    }
}
