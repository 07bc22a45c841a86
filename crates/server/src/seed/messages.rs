//! NTL-meldinger: threads over eight years, made of the hand-written scripts and rounds that follow them up.

use super::Setting;
use super::documents::Attachments;
use super::draw::{Draw, days_after};
use super::people::{DemoPerson, Richness};
use super::scripts::{Counterpart, Script, Turn, read};
use super::slots::Slots;
use super::units::{HANDLERS, Handler, Unit};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use min_side_domain::Language;
use min_side_domain::records::{Attachment, Message, Sender, Thread};

/// Threads and their messages, oldest thread first.
#[derive(Default)]
pub struct Correspondence {
    /// Threads.
    pub threads: Vec<Thread>,
    /// Messages.
    pub messages: Vec<Message>,
}

/// Messages of the demo member when no number is asked for.
const DEFAULT_MESSAGES: usize = 820;
/// Messages of the last weeks.
const FRESH: usize = 28;
/// Threads that end in a message the member has not read.
const UNREAD: usize = 4;

/// Makes a person's correspondence.
#[must_use]
pub fn all(setting: &Setting, person: &DemoPerson, unit: &Unit, attachments: &Attachments) -> Correspondence {
    let wanted = match person.richness {
        Richness::Full => setting.options.messages.unwrap_or(DEFAULT_MESSAGES),
        Richness::Some => 60,
        Richness::Little => 1,
    };
    Maker::new(setting, person, unit, attachments).make(wanted)
}

struct Maker<'a> {
    setting: &'a Setting,
    person: &'a DemoPerson,
    unit: &'a Unit,
    attachments: &'a Attachments,
    draw: Draw,
    scripts: Vec<(Language, Vec<Script>)>,
    rounds: Vec<(Language, Vec<Script>)>,
    /// Scripts in the order in which they come, so that none is used again before all others.
    order: Vec<(usize, usize)>,
    out: Correspondence,
}

impl<'a> Maker<'a> {
    fn new(
        setting: &'a Setting,
        person: &'a DemoPerson,
        unit: &'a Unit,
        attachments: &'a Attachments,
    ) -> Self {
        // A member writes in one language; the union's people write in theirs, so bokmål members get others too.
        let scripts = match person.language {
            Language::Nn => vec![(Language::Nn, read(include_str!("texts/threads_nn.txt")))],
            Language::En => vec![(Language::En, read(include_str!("texts/threads_en.txt")))],
            _ => vec![
                (Language::Nb, read(include_str!("texts/threads_nb.txt"))),
                (Language::Nb, read(include_str!("texts/threads_mixed.txt"))),
            ],
        };
        let rounds = vec![
            (Language::Nb, read(include_str!("texts/rounds_nb.txt"))),
            (Language::Nn, read(include_str!("texts/rounds_nn.txt"))),
            (Language::En, read(include_str!("texts/rounds_en.txt"))),
        ];
        Self {
            setting,
            person,
            unit,
            attachments,
            draw: Draw::new(setting.options.seed, &format!("messages {}", person.id)),
            scripts,
            rounds,
            order: Vec::new(),
            out: Correspondence::default(),
        }
    }

    fn make(mut self, wanted: usize) -> Correspondence {
        if wanted == 0 {
            return self.out;
        }
        let mut left = wanted;
        while left > 0 {
            let start = self.start(left, wanted);
            let script =
                self.next_script(start, left == wanted && start <= days_after(self.person.since, 30));
            left -= self.thread(script, start, left);
        }
        self.mark_read();
        self.out
    }

    /// First day of the next thread: from eight years back, or the membership's beginning, evenly on to the
    /// last weeks, where the newest stand close together.
    fn start(&mut self, left: usize, wanted: usize) -> NaiveDate {
        let today = self.setting.options.today;
        let first = days_after(today, -8 * 365).max(self.person.since);
        let span = (today - first).num_days() - 2;
        let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let ago = if left == wanted {
            span
        } else if left <= FRESH {
            3 + whole(left) * 17 / whole(FRESH)
        } else {
            let part = whole(left - FRESH) * (span - 24) / whole((wanted - FRESH).max(1));
            24 + part - self.draw.between(0, 9)
        };
        days_after(today, -ago.max(2))
    }

    /// Which file of scripts, and which script in it.
    fn next_script(&mut self, day: NaiveDate, welcome: bool) -> (usize, usize) {
        if welcome {
            let found = self.scripts[0].1.iter().position(|script| script.once);
            if let Some(index) = found {
                return (0, index);
            }
        }
        // Those that wait for their season stay in the order; when none fits, all are dealt anew.
        for _ in 0..2 {
            let fits = |&(file, index): &(usize, usize)| self.scripts[file].1[index].fits(day);
            if let Some(at) = self.order.iter().rposition(fits) {
                return self.order.remove(at);
            }
            self.shuffle();
        }
        (0, 0)
    }

    fn shuffle(&mut self) {
        self.order.clear();
        for (file, (_, scripts)) in self.scripts.iter().enumerate() {
            for (index, script) in scripts.iter().enumerate() {
                if !script.once {
                    self.order.push((file, index));
                }
            }
        }
        for end in (1..self.order.len()).rev() {
            let other = self.draw.below(end + 1);
            self.order.swap(end, other);
        }
    }

    /// Writes a thread of at most `limit` messages; how many there are.
    fn thread(&mut self, (file, index): (usize, usize), start: NaiveDate, limit: usize) -> usize {
        let language = self.scripts[file].0;
        let script = self.scripts[file].1[index].clone();
        let mut slots = Slots::new(self.setting, self.person, self.unit, start, language);
        let (mut handler, recipient) = match script.to {
            Counterpart::Office => {
                (*self.draw.one(&HANDLERS), ("ntl".to_owned(), "NTL (forbundskontoret)".to_owned()))
            }
            Counterpart::Unit => {
                (Handler { name: "", title: "" }, (self.unit.id.into(), self.unit.name.into()))
            }
        };
        let unit_sender = self.unit_sender();
        if script.to == Counterpart::Unit {
            slots.set("tillitsvalgt", unit_sender.1);
        }
        let followups = self.followups(&script, language);
        let subject = slots.fill(self.draw.pick(&script.subjects), &mut self.draw);
        let mut id = None;
        let mut at = None;
        let mut count = 0;
        let end = self.latest();
        for turn in script.turns.iter().chain(&followups) {
            if count == limit {
                break;
            }
            let sent_at = self.sent_at(turn.by, start, at);
            if sent_at > end && count > 0 {
                break;
            }
            let sent_at = sent_at.min(end);
            let thread_id = id.get_or_insert_with(|| self.draw.uuid(sent_at)).clone();
            let sender_name = match (turn.by, script.to) {
                (Sender::Member, _) => self.person.name.full(),
                (Sender::Union, Counterpart::Office) => handler.name.to_owned(),
                (Sender::Union, Counterpart::Unit) => unit_sender.0.clone(),
            };
            let mut body = slots.fill(&turn.text, &mut self.draw);
            self.sign(&mut body, turn.by, &sender_name, &handler, language);
            let files = turn.attachments.iter().filter_map(|kind| self.file(kind)).collect();
            let id = self.draw.uuid(sent_at);
            self.out.messages.push(Message {
                id,
                thread_id,
                sender: turn.by,
                sender_name,
                body,
                sent_at,
                attachments: files,
            });
            at = Some(sent_at);
            count += 1;
            // Long cases change hands at times.
            if count % 6 == 0 && script.to == Counterpart::Office {
                handler = *self.draw.one(&HANDLERS);
            }
        }
        if let (Some(id), Some(last_at)) = (id, at) {
            let (recipient_id, recipient_name) = recipient;
            self.out.threads.push(Thread {
                id,
                subject,
                recipient_id,
                recipient_name,
                last_at,
                read_through: Some(last_at),
            });
        }
        count
    }

    fn unit_sender(&mut self) -> (String, &'a str) {
        let unit = self.unit;
        let name = match self.draw.below(3) {
            0 => &unit.leader,
            1 => &unit.main_representative,
            _ => &unit.local_representative,
        };
        (name.full(), name.called())
    }

    /// Rounds of question and answer after the script; a few cases go on for long.
    fn followups(&mut self, script: &Script, language: Language) -> Vec<Turn> {
        if script.turns.len() < 3 || script.once {
            return Vec::new();
        }
        let rounds = match self.draw.below(40) {
            0 => 4,
            1..=3 => 2,
            4..=8 => 1,
            _ => 0,
        };
        let pool = &self.rounds[language as usize].1;
        let mut turns: Vec<Turn> = Vec::new();
        let mut used = Vec::new();
        for _ in 0..rounds {
            let index = self.draw.below(pool.len());
            if !used.contains(&index) {
                used.push(index);
                turns.extend(pool[index].turns.iter().cloned());
            }
        }
        turns
    }

    /// The newest time a message may have: the evening before today.
    fn latest(&self) -> DateTime<Utc> {
        days_after(self.setting.options.today, -1).and_hms_opt(19, 40, 0).unwrap_or_default().and_utc()
    }

    fn sent_at(&mut self, by: Sender, start: NaiveDate, before: Option<DateTime<Utc>>) -> DateTime<Utc> {
        let Some(before) = before else {
            return match by {
                Sender::Member => self.draw.moment(start, 8, 22),
                Sender::Union => self.draw.office_moment(start),
            };
        };
        let day = before.date_naive();
        let next = match by {
            Sender::Member if self.draw.chance(45) => before + Duration::minutes(self.draw.between(7, 170)),
            Sender::Member => {
                let days = self.draw.between(1, 5);
                self.draw.moment(days_after(day, days), 7, 22)
            }
            Sender::Union => {
                let days = self.draw.between(1, 3);
                self.draw.office_moment(days_after(day, days))
            }
        };
        next.max(before + Duration::minutes(3))
    }

    fn sign(&mut self, body: &mut String, by: Sender, name: &str, handler: &Handler, language: Language) {
        let words: &[&str] = match (by, language) {
            (Sender::Member, Language::Nn) => &["Helsing", "Venleg helsing", ""],
            (Sender::Member, Language::En) => &["Best regards", "Kind regards", "Thanks,"],
            (Sender::Union, Language::Nn) => &["Venleg helsing", "Beste helsing"],
            (Sender::Union, Language::En) => &["Kind regards"],
            // Who writes another language is not invented: they write bokmål.
            (Sender::Member, _) => &["Hilsen", "Mvh", "Vennlig hilsen", "Hilsen", ""],
            (Sender::Union, _) => &["Vennlig hilsen", "Med vennlig hilsen", "Hilsen"],
        };
        let greeting = self.draw.pick(words);
        if greeting.is_empty() {
            return;
        }
        body.push_str("\n\n");
        body.push_str(greeting);
        body.push('\n');
        if by == Sender::Member {
            body.push_str(self.person.name.called());
        } else {
            body.push_str(name);
            body.push('\n');
            body.push_str(if handler.name == name { handler.title } else { self.unit.name });
        }
    }

    fn file(&mut self, kind: &str) -> Option<Attachment> {
        let variants = self.attachments.get(kind)?;
        (!variants.is_empty()).then(|| self.draw.one(variants).clone())
    }

    /// Everything is read but the newest threads in which the union had the last word.
    fn mark_read(&mut self) {
        self.out.threads.sort_by(|a, b| a.last_at.cmp(&b.last_at).then_with(|| a.id.cmp(&b.id)));
        let mut unread = if self.person.richness == Richness::Little { 1 } else { UNREAD };
        for thread in self.out.threads.iter_mut().rev() {
            if unread == 0 {
                break;
            }
            let mut own: Vec<&Message> =
                self.out.messages.iter().filter(|message| message.thread_id == thread.id).collect();
            own.sort_by_key(|message| message.sent_at);
            if let Some((last, before)) = own.split_last()
                && last.sender == Sender::Union
            {
                thread.read_through = before.last().map(|message| message.sent_at);
                unread -= 1;
            }
        }
    }
}
