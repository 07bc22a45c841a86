//! What can happen to a request on its way, and how often each kind does.

use crate::draw::Draw;

/// What happens to a request or its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// The connection ends before a byte has gone on.
    Refuse,
    /// The connection ends within the request: the server gets a part.
    CutRequest,
    /// The server answers; nothing of it comes back.
    Swallow,
    /// The connection ends within the answer.
    CutAnswer,
    /// The answer comes some bytes at a time.
    Drip,
    /// The request or its answer is held up.
    Delay,
    /// The request reaches the server twice, one after the other or at once.
    Duplicate,
    /// A copy of an earlier request reaches the server first.
    Late,
    /// A gateway refuses, with a page or in the form of a problem, of ours as well: before or after the server has done it.
    Refused,
    /// As [`Fault::Refused`], with a problem's form and compressed.
    RefusedCompressed,
    /// A gateway fails: 500, 502, 503, 504, before or after the server has done it.
    Failed,
    /// 429 or 503 with `Retry-After`.
    Busy,
    /// The answer's body is shorter than it was, and says so.
    Truncated,
    /// Bits of the answer's body are turned.
    Flipped,
    /// Something answers 200 with JSON that is no answer to what was asked: of another form, or for other ids.
    Nonsense,
    /// A portal answers 200 with a page of its own, or sends elsewhere.
    Portal,
    /// Nothing comes back for some seconds.
    BlackHole,
    /// The connection ends within the answer, after a number of bytes from 0 to this. A shorter answer gets through. As those
    /// below never drawn: a test chooses it.
    CutWithin(u64),
    /// A gateway answers with this status and a problem of its own; the server hears of nothing.
    Says(u16),
    /// Nothing comes back, ever.
    Hole,
}

impl Fault {
    /// All that are drawn.
    pub const ALL: [Self; 17] = [
        Self::Refuse,
        Self::CutRequest,
        Self::Swallow,
        Self::CutAnswer,
        Self::Drip,
        Self::Delay,
        Self::Duplicate,
        Self::Late,
        Self::Refused,
        Self::RefusedCompressed,
        Self::Failed,
        Self::Busy,
        Self::Truncated,
        Self::Flipped,
        Self::Nonsense,
        Self::Portal,
        Self::BlackHole,
    ];

    /// What it is called in figures.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::CutRequest => "cut_request",
            Self::Swallow => "swallow",
            Self::CutAnswer => "cut_answer",
            Self::Drip => "drip",
            Self::Delay => "delay",
            Self::Duplicate => "duplicate",
            Self::Late => "late",
            Self::Refused => "refused",
            Self::RefusedCompressed => "refused_compressed",
            Self::Failed => "failed",
            Self::Busy => "busy",
            Self::Truncated => "truncated",
            Self::Flipped => "flipped",
            Self::Nonsense => "nonsense",
            Self::Portal => "portal",
            Self::BlackHole => "black_hole",
            Self::CutWithin(_) => "cut_within",
            Self::Says(_) => "says",
            Self::Hole => "hole",
        }
    }

    /// In how many of a hundred cases it is this one: those that hold a connection up are rare.
    const fn weight(self) -> u64 {
        match self {
            Self::BlackHole | Self::Drip => 1,
            Self::Delay => 4,
            Self::Swallow | Self::Duplicate | Self::Late | Self::Refused => 9,
            _ => 6,
        }
    }

    /// One of them.
    pub fn any(draw: &mut Draw) -> Self {
        let all: u64 = Self::ALL.iter().map(|fault| fault.weight()).sum();
        let mut at = draw.below(all);
        for fault in Self::ALL {
            match at.checked_sub(fault.weight()) {
                Some(rest) => at = rest,
                None => return fault,
            }
        }
        Self::Refuse
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_comes() {
        let mut draw = Draw::new(1);
        let seen: BTreeSet<Fault> = (0..5_000).map(|_| Fault::any(&mut draw)).collect();
        assert_eq!(seen.len(), Fault::ALL.len());
    }
}
