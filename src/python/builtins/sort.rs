//! Sorting.

use crate::python::exception::R;
use crate::python::value::Value;
use crate::python::vm::Vm;

impl Vm {
    /// Sorts by keys, which are compared with `<` only, as CPython does; stable, backwards too.
    ///
    /// # Errors
    /// Whatever comparing raises.
    pub(crate) fn sort_by_keys(&mut self, items: &mut Vec<Value>, keys: Vec<Value>, reverse: bool) -> R<()> {
        let mut failed = None;
        let mut rows: Vec<(Value, Value)> = keys.into_iter().zip(std::mem::take(items)).collect();
        if reverse {
            rows.reverse();
        }
        let all_ints = rows.iter().all(|(key, _)| matches!(key, Value::Int(_)));
        let all_strs = rows.iter().all(|(key, _)| matches!(key, Value::Str(_)));
        if all_ints {
            rows.sort_by_key(|(key, _)| match key {
                Value::Int(key) => *key,
                _ => 0,
            });
        } else if all_strs {
            rows.sort_by(|(a, _), (b, _)| a.as_str().cmp(&b.as_str()));
        } else {
            let sorted = merge_sort(rows, &mut |a: &(Value, Value), b: &(Value, Value)| {
                if failed.is_some() {
                    return false;
                }
                match self.lt(&a.0, &b.0) {
                    Ok(less) => less,
                    Err(left) => {
                        failed = Some(left);
                        false
                    }
                }
            });
            rows = sorted;
        }
        if reverse {
            rows.reverse();
        }
        *items = rows.into_iter().map(|(_, item)| item).collect();
        match failed {
            Some(left) => Err(left),
            None => Ok(()),
        }
    }
}

/// A stable sort that asks only whether one is less than another, and bears any answer: a program gives them.
fn merge_sort<T: Clone>(rows: Vec<T>, less: &mut impl FnMut(&T, &T) -> bool) -> Vec<T> {
    let mut rows = rows;
    // Runs of up to this many are sorted by insertion.
    const RUN: usize = 16;
    let len = rows.len();
    for start in (0..len).step_by(RUN) {
        let end = (start + RUN).min(len);
        for at in start + 1..end {
            let (mut low, mut high) = (start, at);
            while low < high {
                let middle = usize::midpoint(low, high);
                if less(&rows[at], &rows[middle]) { high = middle } else { low = middle + 1 }
            }
            rows[low..=at].rotate_right(1);
        }
    }
    let mut width = RUN;
    while width < len {
        let mut merged = Vec::with_capacity(len);
        for start in (0..len).step_by(2 * width) {
            let (middle, end) = ((start + width).min(len), (start + 2 * width).min(len));
            let (mut left, mut right) = (start, middle);
            while left < middle && right < end {
                if less(&rows[right], &rows[left]) {
                    merged.push(rows[right].clone());
                    right += 1;
                } else {
                    merged.push(rows[left].clone());
                    left += 1;
                }
            }
            merged.extend_from_slice(&rows[left..middle]);
            merged.extend_from_slice(&rows[right..end]);
        }
        rows = merged;
        width *= 2;
    }
    rows
}
