//! Places in an order of the queue.

/// The place of one row in an order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    /// What the order goes by: a number, or a text.
    pub(super) key: i64,
    pub(super) text: String,
    /// Of two that are alike otherwise: the row, or its negative where the newest comes first.
    pub(super) tie: i64,
    pub(super) bucket: i64,
    pub(super) due: i64,
    pub(super) seq: i64,
}

/// The first spots of an order, as many as are wanted.
pub(super) struct First {
    pub(super) wanted: usize,
    pub(super) spots: Vec<Spot>,
}

impl First {
    /// False where this one comes too late, and with it all that come after it in its lane.
    pub(super) fn take(&mut self, spot: Spot) -> bool {
        let at = self.spots.partition_point(|it| *it < spot);
        if at >= self.wanted {
            return false;
        }
        self.spots.insert(at, spot);
        self.spots.truncate(self.wanted);
        true
    }
}

/// Where a page begins, or what is read of a lane next.
#[derive(Clone)]
pub(super) struct Start {
    pub(super) key: i64,
    pub(super) text: String,
    pub(super) seq: i64,
}

impl Spot {
    /// What comes behind this one.
    pub(super) fn start(&self) -> Start {
        Start { key: self.key, text: self.text.clone(), seq: self.seq }
    }

    pub(super) fn is_behind(&self, start: &Start) -> bool {
        let tie = if self.tie < 0 { -start.seq } else { start.seq };
        (self.key, &self.text, self.tie) > (start.key, &start.text, tie)
    }
}
