//! What is known of employments: which changes may be the newest, and what the office has answered to them.

use super::ledger::Verdict;
use super::say::{Said, words_in};
use min_side_domain::records::{ChangeState, Employment};
use std::collections::{BTreeMap, BTreeSet};

/// What the office has answered: approved, or refused for a reason.
pub(super) type Reply = (ChangeState, String);

/// An employment since the last quiet time.
#[derive(Debug, Clone, Default)]
struct Known {
    /// The words of its newest change as that time found it, and the office's answer to it.
    before: Option<(String, Option<Reply>)>,
    /// The words of the changes that may have come since.
    may: BTreeSet<String>,
    /// Whether one of them has been queued for certain.
    must: bool,
    /// The office's last answer since.
    reply: Option<Reply>,
}

/// All employments, by their ids.
#[derive(Debug, Default)]
pub(super) struct Employments {
    all: BTreeMap<String, Known>,
    /// The server has been restored: what was known of it may be undone.
    restored: bool,
}

impl Employments {
    /// Notes what a process has said.
    pub(super) fn note(&mut self, said: &Said) {
        match said {
            Said::WillChange { employment, words } => {
                self.all.entry(employment.clone()).or_default().may.insert(words.clone());
            }
            Said::Changed { employment, .. } => self.all.entry(employment.clone()).or_default().must = true,
            _ => {}
        }
    }

    /// Notes that the office has had its answer taken.
    pub(super) fn replied(&mut self, employment: &str, reply: Reply) {
        self.all.entry(employment.to_owned()).or_default().reply = Some(reply);
    }

    /// A machine was given up: nothing is certain of what waited on it.
    pub(super) fn forgive(&mut self) {
        self.all.values_mut().for_each(|known| known.must = false);
    }

    /// The server goes back to an earlier time.
    pub(super) fn restored(&mut self) {
        self.restored = true;
    }

    /// Holds the server's employments against what is known. Each fault is told once.
    pub(super) fn check(&mut self, found: &[Employment]) -> Vec<(String, Verdict, String)> {
        let mut faults = Vec::new();
        for employment in found {
            let known = self.all.remove(&employment.id).unwrap_or_default();
            let history = if self.restored { None } else { of_history(&known, employment) };
            if let Some((verdict, why)) = history.or_else(|| of_itself(employment)) {
                faults.push((employment.id.clone(), verdict, format!("{why}: {known:?} but {employment:?}")));
            }
        }
        self.restored = false;
        // What was found is what is known from now on.
        self.all = found.iter().filter_map(|one| Some((one.id.clone(), Known::found(one)?))).collect();
        faults
    }
}

impl Known {
    fn found(employment: &Employment) -> Option<Self> {
        let change = employment.change.as_ref()?;
        let reply = (change.state != ChangeState::Waiting).then(|| (change.state, change.reason.clone()));
        let before = Some((words_of(&change.facts.position), reply));
        Some(Self { before, ..Self::default() })
    }
}

/// What is wrong with an employment by what has been done to it.
fn of_history(known: &Known, employment: &Employment) -> Option<(Verdict, &'static str)> {
    let Some(change) = &employment.change else {
        return known.must.then_some((Verdict::Lost, "a change"));
    };
    let words = words_of(&change.facts.position);
    let is_before = known.before.as_ref().is_some_and(|(before, _)| *before == words);
    let is_first = employment.facts.employee_number == words || change.facts.employee_number == words;
    let is_ours = words_in(&change.facts.position).is_some();
    if is_ours && !is_before && !is_first && !known.may.contains(&words) {
        return Some((Verdict::Wrong, "a change that nobody made"));
    }
    // One that has ended takes no change any more.
    if known.must && employment.to.is_none() && !known.may.contains(&words) {
        return Some((Verdict::Lost, "a change"));
    }
    let before = known.before.as_ref().filter(|_| is_before).and_then(|(_, reply)| reply.as_ref());
    let last = known.reply.as_ref().or(before);
    if change.state == ChangeState::Waiting {
        // Only a newer change can wait after an answer.
        let lost = last.is_some() && (is_before || known.may.is_empty());
        return lost.then_some((Verdict::Lost, "an answer of the office"));
    }
    let is_last = last.is_some_and(|(state, reason)| *state == change.state && *reason == change.reason);
    (is_ours && !is_last).then_some((Verdict::Wrong, "an answer that the office has not given"))
}

/// What is wrong with an employment whatever has been done to it.
fn of_itself(employment: &Employment) -> Option<(Verdict, &'static str)> {
    let change = employment.change.as_ref()?;
    let in_force = employment.facts == change.facts;
    let wrong = match change.state {
        ChangeState::Approved if words_in(&change.facts.position).is_some() => {
            (!in_force || employment.unapproved, "an approved change is not in force")
        }
        ChangeState::Approved => return None,
        ChangeState::Refused if employment.unapproved => {
            (employment.to != Some(employment.from), "a refused employment stays in force")
        }
        ChangeState::Refused => (in_force, "a refused change stays in force"),
        ChangeState::Waiting => {
            (in_force && !employment.unapproved, "a change is in force before its answer")
        }
    };
    wrong.0.then_some((Verdict::Wrong, wrong.1))
}

/// The words in a stilling, or the stilling where it is not ours.
fn words_of(position: &str) -> String {
    words_in(position).map_or_else(|| position.to_owned(), |(words, _)| words)
}

#[cfg(test)]
mod tests {
    use super::super::say::text_of;
    use super::*;
    use min_side_domain::records::{EmploymentChange, EmploymentFacts};

    fn facts(words: &str) -> EmploymentFacts {
        EmploymentFacts {
            virksomhet: "974760673".into(),
            virksomhet_name: "Registerenheten".into(),
            arbeidssted: "923609016".into(),
            arbeidssted_name: "Registerenheten Brønnøysund".into(),
            place: "BRØNNØYSUND".into(),
            kommune: "Brønnøy".into(),
            position: text_of(words, 1),
            percent: 100,
            employee_number: "1024".into(),
            payroll_deduction: true,
        }
    }

    fn employment(words: &str, state: ChangeState, reason: &str) -> Employment {
        let at = "2026-03-02T12:00:00Z".parse().unwrap();
        let change = EmploymentChange { facts: facts(words), submitted_at: at, state, reason: reason.into() };
        let old = facts(if state == ChangeState::Approved { words } else { "old" });
        let from = "2020-01-01".parse().unwrap();
        Employment { id: "e".into(), facts: old, from, to: None, change: Some(change), unapproved: false }
    }

    fn changed(employments: &mut Employments, words: &str) {
        let (employment, words) = ("e".to_owned(), words.to_owned());
        employments.note(&Said::WillChange { employment: employment.clone(), words: words.clone() });
        employments.note(&Said::Changed { employment, words });
    }

    fn verdict(employments: &mut Employments, found: Employment) -> Option<Verdict> {
        employments.check(&[found]).first().map(|(_, verdict, _)| *verdict)
    }

    #[test]
    fn a_change_that_was_queued_is_there_or_a_later_one_is() {
        use ChangeState::Waiting;
        let mut known = Employments::default();
        changed(&mut known, "a.1.1");
        changed(&mut known, "a.1.2");
        assert_eq!(verdict(&mut known, employment("a.1.2", Waiting, "")), None);
        assert_eq!(verdict(&mut known, employment("a.1.2", Waiting, "")), None);
        changed(&mut known, "a.1.3");
        assert_eq!(verdict(&mut known, employment("a.1.2", Waiting, "")), Some(Verdict::Lost));
        assert_eq!(verdict(&mut known, employment("a.1.9", Waiting, "")), Some(Verdict::Wrong));
        changed(&mut known, "a.1.4");
        known.restored();
        assert_eq!(verdict(&mut known, employment("a.1.1", Waiting, "")), None);
    }

    #[test]
    fn an_answer_of_the_office_is_there_once_and_what_was_refused_is_not_in_force() {
        use ChangeState::{Approved, Refused, Waiting};
        let mut known = Employments::default();
        changed(&mut known, "a.1.1");
        assert_eq!(verdict(&mut known, employment("a.1.1", Waiting, "")), None);
        known.replied("e", (Refused, "no".into()));
        assert_eq!(verdict(&mut known, employment("a.1.1", Waiting, "")), Some(Verdict::Lost));
        known.replied("e", (Refused, "no".into()));
        assert_eq!(verdict(&mut known, employment("a.1.1", Refused, "no")), None);
        assert_eq!(verdict(&mut known, employment("a.1.1", Approved, "")), Some(Verdict::Wrong));
        changed(&mut known, "a.1.2");
        known.replied("e", (Refused, "never".into()));
        let stays = Employment { facts: facts("a.1.2"), ..employment("a.1.2", Refused, "never") };
        assert_eq!(verdict(&mut known, stays), Some(Verdict::Wrong));
        let new = Employment { unapproved: true, ..employment("a.1.2", Refused, "never") };
        assert_eq!(verdict(&mut known, new.clone()), Some(Verdict::Wrong));
        assert_eq!(verdict(&mut known, Employment { to: Some(new.from), ..new }), None);
    }
}
