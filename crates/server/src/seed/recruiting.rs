//! Those whom a member has recruited, and the points for them.

use super::draw::{Draw, date, days_after};
use super::names::Names;
use super::people::{DemoPerson, Richness};
use chrono::NaiveDate;
use min_side_domain::records::{PointsEntry, PointsReason, Recruitment, RecruitmentState};

/// Points for one recruited.
pub const POINTS_EACH: i64 = 150;

/// Recruitments, newest first, the collected entry last, and the entries they gave in the ledger.
#[must_use]
pub fn all(
    seed: u64,
    person: &DemoPerson,
    names: &Names,
    today: NaiveDate,
) -> (Vec<Recruitment>, Vec<PointsEntry>) {
    let (singles, collected) = match person.richness {
        Richness::Full => (20, 12),
        Richness::Some => (4, 3),
        Richness::Little => (0, 0),
    };
    let mut draw = Draw::new(seed, &format!("recruiting {}", person.id));
    let mut recruitments = Vec::new();
    let mut points = Vec::new();
    for index in 0..singles {
        // The two newest are registered only; the others are spread back to 2018.
        let ago = if index < 2 { 3 + index * 9 } else { 45 + index * 140 + draw.between(0, 60) };
        let registered = days_after(today, -ago).max(date(2018, 2, 12));
        let name = names.draw(&mut draw).full();
        let id = format!("{}-verving{:02}", person.id, singles - index);
        let approved = index >= 2;
        if approved {
            let handled = days_after(registered, draw.between(2, 20)).min(days_after(today, -1));
            points.push(PointsEntry {
                id: format!("{id}-poeng"),
                at: draw.moment(handled, 8, 16),
                points: POINTS_EACH,
                reason: PointsReason::Recruitment,
                reference: id.clone(),
                text: format!("Verving av {name}"),
            });
        }
        let state = if approved { RecruitmentState::Approved } else { RecruitmentState::Registered };
        recruitments.push(Recruitment { id, name, date: registered, state, count: 1, collected: false });
    }
    if collected > 0 {
        collected_entry(person, collected, &mut draw, &mut recruitments, &mut points);
    }
    if person.richness == Richness::Full {
        points.push(PointsEntry {
            id: format!("{}-poeng-kampanje", person.id),
            at: draw.moment(days_after(today, -400), 9, 15),
            points: 100,
            reason: PointsReason::Correction,
            reference: String::new(),
            text: "Ekstra poeng i vervekampanjen".to_owned(),
        });
    }
    (recruitments, points)
}

/// Everything before February 2018 as one entry.
fn collected_entry(
    person: &DemoPerson,
    count: u32,
    draw: &mut Draw,
    recruitments: &mut Vec<Recruitment>,
    points: &mut Vec<PointsEntry>,
) {
    let id = format!("{}-verving-sekkepost", person.id);
    points.push(PointsEntry {
        id: format!("{id}-poeng"),
        at: draw.moment(date(2018, 2, 1), 8, 16),
        points: POINTS_EACH * i64::from(count),
        reason: PointsReason::Recruitment,
        reference: id.clone(),
        text: "Vervinger før februar 2018 (sekkepost)".to_owned(),
    });
    recruitments.push(Recruitment {
        id,
        name: String::new(),
        date: date(2018, 1, 31),
        state: RecruitmentState::Approved,
        count,
        collected: true,
    });
}
