//! Where in a dict the entries of a hash stand: the index of dicts that have more than a few.
//!
//! Open addressing, one cell after the other. A general hash table would do, and did: but our code is built for its size,
//! where such a table's generic parts are calls, and looking a key up is the commonest thing that a program does.

/// A cell that never held a slot, and one whose slot went. What else a cell holds is a slot, and one more.
const FREE: u32 = 0;
const GONE: u32 = u32::MAX;

/// From hashes, which must be mixed well, to slots.
#[derive(Default)]
pub(super) struct Index {
    /// A power of two of them, or none.
    cells: Box<[u32]>,
    /// How many aren't free.
    used: usize,
}

/// Where the search for a hash begins. Its low bits are the worse ones: no hash is zero.
#[inline(always)]
fn start(hash: u64) -> usize {
    (hash >> 32) as usize
}

impl Index {
    /// An empty one with room for twice as many.
    pub(super) fn for_many(count: usize) -> Self {
        Self { cells: vec![FREE; (count * 3).next_power_of_two()].into_boxed_slice(), used: 0 }
    }

    /// Whether one more would make it slow: it is to be made anew.
    pub(super) fn is_full(&self) -> bool {
        (self.used + 1) * 3 > self.cells.len() * 2
    }

    /// The first slot of a hash that fits. It is asked about slots of other hashes, too.
    #[inline(always)]
    pub(super) fn find(&self, hash: u64, mut fits: impl FnMut(usize) -> bool) -> Option<usize> {
        let mask = self.cells.len().wrapping_sub(1);
        let mut at = start(hash) & mask;
        // An index always has a free cell, unless it has none at all.
        while at < self.cells.len() {
            match self.cells[at] {
                FREE => return None,
                GONE => {}
                cell if fits(cell as usize - 1) => return Some(cell as usize - 1),
                _ => {}
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// Adds a slot; not to a full one.
    pub(super) fn insert(&mut self, hash: u64, slot: usize) {
        let mask = self.cells.len().wrapping_sub(1);
        let mut at = start(hash) & mask;
        while self.cells[at] != FREE {
            at = (at + 1) & mask;
        }
        self.cells[at] = slot as u32 + 1;
        self.used += 1;
    }

    /// Takes a slot out.
    pub(super) fn remove(&mut self, hash: u64, slot: usize) {
        let mask = self.cells.len().wrapping_sub(1);
        let mut at = start(hash) & mask;
        while at < self.cells.len() && self.cells[at] != FREE {
            if self.cells[at] == slot as u32 + 1 {
                self.cells[at] = GONE;
                return;
            }
            at = (at + 1) & mask;
        }
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::Index;

    #[test]
    fn slots_are_found_until_they_go() {
        let mut index = Index::for_many(4);
        // All of one hash, so each stands behind the others.
        for slot in 0..6 {
            assert!(!index.is_full());
            index.insert(7, slot);
        }
        index.remove(7, 2);
        index.remove(7, 40);
        let found: Vec<_> = (0..7).map(|wanted| index.find(7, |slot| slot == wanted)).collect();
        assert_eq!(found, [Some(0), Some(1), None, Some(3), Some(4), Some(5), None]);
        assert_eq!(index.find(8, |_| false), None);
        index.clear();
        assert_eq!(index.find(7, |_| true), None);
        assert!(index.is_full());
    }

    #[test]
    fn slots_that_went_count_until_it_is_made_anew() {
        let mut index = Index::for_many(5);
        let mut slot = 0;
        while !index.is_full() {
            index.insert(slot as u64, slot);
            index.remove(slot as u64, slot);
            slot += 1;
        }
        assert_eq!(index.find(3, |_| true), None);
    }
}
