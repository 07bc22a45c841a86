//! Invented people: common given and family names put together, double surnames, Sámi letters, newer names.

use super::draw::Draw;

/// An invented person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Given and middle names.
    pub first: String,
    /// Family names.
    pub last: String,
}

impl Name {
    /// Given and family names.
    #[must_use]
    pub fn full(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    /// The name one is called by.
    #[must_use]
    pub fn called(&self) -> &str {
        self.first.split(' ').next().unwrap_or(&self.first)
    }
}

/// The lists that names are drawn from.
pub struct Names {
    women: Vec<&'static str>,
    men: Vec<&'static str>,
    sami: Vec<&'static str>,
    newer: Vec<&'static str>,
    family: Vec<&'static str>,
    family_sami: Vec<&'static str>,
    family_newer: Vec<&'static str>,
}

impl Names {
    /// Reads the lists.
    #[must_use]
    pub fn new() -> Self {
        Self {
            women: lines(include_str!("texts/given_women.txt")),
            men: lines(include_str!("texts/given_men.txt")),
            sami: lines(include_str!("texts/given_sami.txt")),
            newer: lines(include_str!("texts/given_newer.txt")),
            family: lines(include_str!("texts/family.txt")),
            family_sami: lines(include_str!("texts/family_sami.txt")),
            family_newer: lines(include_str!("texts/family_newer.txt")),
        }
    }

    /// Draws a woman's given name.
    pub fn woman(&self, draw: &mut Draw) -> &'static str {
        draw.pick(&self.women)
    }

    /// Draws a name.
    pub fn draw(&self, draw: &mut Draw) -> Name {
        let kind = draw.below(100);
        if kind < 6 {
            return Name {
                first: draw.pick(&self.sami).to_owned(),
                last: draw.pick(&self.family_sami).to_owned(),
            };
        }
        if kind < 15 {
            return Name {
                first: draw.pick(&self.newer).to_owned(),
                last: draw.pick(&self.family_newer).to_owned(),
            };
        }
        let first = if draw.chance(55) { draw.pick(&self.women) } else { draw.pick(&self.men) };
        let mut last = draw.pick(&self.family).to_owned();
        let kind = draw.below(100);
        if kind < 23 {
            let other = draw.pick(&self.family);
            // Nobody is called Nordli Nordli.
            if last != other {
                let between = if kind < 18 { ' ' } else { '-' };
                last = format!("{last}{between}{other}");
            }
        }
        Name { first: first.to_owned(), last }
    }
}

impl Default for Names {
    fn default() -> Self {
        Self::new()
    }
}

/// A name of 60 characters, which every list, letter and certificate must hold.
#[must_use]
pub fn longest() -> Name {
    Name {
        first: "Anne-Margrethe Elisabeth Charlotte".to_owned(),
        last: "Wedel-Østensjøvold Nordli".to_owned(),
    }
}

/// The part of an e-mail address before the at sign.
#[must_use]
pub fn mailbox(name: &Name) -> String {
    let mut out = String::new();
    for c in format!("{}.{}", name.called(), name.last).chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' | '-' | '.' => out.push(c),
            'æ' | 'ä' => out.push_str("ae"),
            'ø' | 'ö' | 'ő' => out.push('o'),
            'å' | 'á' | 'à' | 'ã' | 'ạ' => out.push('a'),
            'č' | 'ć' | 'ç' => out.push('c'),
            'đ' | 'ð' => out.push('d'),
            'ŋ' | 'ñ' => out.push('n'),
            'š' | 'ş' => out.push('s'),
            'ŧ' => out.push('t'),
            'þ' => out.push_str("th"),
            'ž' | 'ż' | 'ź' => out.push('z'),
            'é' | 'è' | 'ë' | 'ę' | 'ė' => out.push('e'),
            'í' | 'ı' => out.push('i'),
            'ó' | 'ô' => out.push('o'),
            'ú' | 'ü' | 'ū' => out.push('u'),
            'ł' => out.push('l'),
            ' ' => out.push('.'),
            _ => {}
        }
    }
    out
}

/// The lines of a data file that hold something.
pub(super) fn lines(text: &'static str) -> Vec<&'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}
