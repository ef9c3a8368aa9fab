//! Pointers that are down, and what they mean together: one scrubs or pans, two pinch.

/// What a movement means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Gesture {
    /// No pointer is down.
    None,
    /// One is, but hasn't gone far enough to mean anything.
    Still,
    /// Look at the time at this x.
    Scrub {
        /// In CSS pixels from the element's left edge.
        x: f64,
    },
    /// Move the picture.
    Pan {
        /// By so many CSS pixels to the right.
        by: f64,
    },
    /// Zoom.
    Pinch {
        /// The middle between the fingers.
        x: f64,
        /// How much closer.
        factor: f64,
    },
}

/// The pointers that are down.
#[derive(Debug, Default)]
pub(super) struct Pointers(Vec<Pointer>);

#[derive(Clone, Copy, Debug)]
struct Pointer {
    id: i32,
    at: (f64, f64),
    began: (f64, f64),
    scrubs: bool,
    far: bool,
}

/// From here on a movement is a drag, in CSS pixels.
const FAR: f64 = 4.0;

impl Pointers {
    /// A pointer went down at `at`; on the axis it `scrubs`.
    pub(super) fn down(&mut self, id: i32, at: (f64, f64), scrubs: bool) {
        self.0.retain(|pointer| pointer.id != id);
        self.0.push(Pointer { id, at, began: at, scrubs, far: false });
    }

    /// A pointer, down or not, is at `at` now.
    pub(super) fn moved(&mut self, id: i32, at: (f64, f64)) -> Gesture {
        let before = self.spread();
        let Some(pointer) = self.0.iter_mut().find(|pointer| pointer.id == id) else { return Gesture::None };
        let by = at.0 - pointer.at.0;
        pointer.at = at;
        pointer.far |= (at.0 - pointer.began.0).abs() > FAR;
        let (scrubs, far) = (pointer.scrubs, pointer.far);
        match (before, self.spread()) {
            (Some((_, before)), Some((x, after))) => Gesture::Pinch { x, factor: after / before },
            _ if scrubs => Gesture::Scrub { x: at.0 },
            _ if far => Gesture::Pan { by },
            _ => Gesture::Still,
        }
    }

    /// A pointer went up. Where, if it was a click.
    pub(super) fn up(&mut self, id: i32) -> Option<(f64, f64)> {
        let index = self.0.iter().position(|pointer| pointer.id == id)?;
        let alone = self.0.len() == 1;
        let pointer = self.0.swap_remove(index);
        (alone && !pointer.far && !pointer.scrubs).then_some(pointer.at)
    }

    /// Of two pointers: the middle, and how far they are apart.
    fn spread(&self) -> Option<(f64, f64)> {
        let [one, other] = self.0.as_slice() else { return None };
        let apart = (one.at.0 - other.at.0).hypot(one.at.1 - other.at.1);
        Some(((one.at.0 + other.at.0) / 2.0, apart.max(1.0)))
    }
}
