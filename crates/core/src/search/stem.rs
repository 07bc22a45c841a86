//! A light stemmer for bokmål and nynorsk: the inflected forms of a word come to one stem, which need not be a word.
//!
//! It works on folded words (`ae`, `oe`, `aa`). Forms that no rule reaches stand in tables, among them what bokmål and
//! nynorsk write differently. Snowball's Norwegian stemmer was not taken: it leaves `møter` and `møtte`, or
//! `kurs` and `kurset`, apart and makes too many words one.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The stem of a folded word.
pub(super) fn stem(word: &str) -> String {
    if word.len() < 3 || !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return common(word).unwrap_or(word).to_owned();
    }
    if let Some(whole) = common(word) {
        return whole.to_owned();
    }
    let mut stem = word.to_owned();
    genitive(&mut stem);
    if let Some((head, replaced)) = irregular_head(&stem) {
        stem.truncate(head);
        stem.push_str(replaced);
    } else if let Some(whole) = common(&stem) {
        return whole.to_owned();
    }
    // `lederne` loses its article first and its `er` then, like `leder` itself.
    for _ in 0..2 {
        if !inflection(&mut stem) {
            break;
        }
    }
    participle(&mut stem);
    undouble(&mut stem);
    if let Some(shared) = nynorsk(&stem) {
        return shared;
    }
    stem
}

/// Forms that stand for themselves, and their stem: pronouns and small words that bokmål and nynorsk write
/// differently, strong verbs, words that a rule would take for an inflection of another.
const COMMON: &[(&str, &str)] = &[
    ("eg", "jeg"),
    ("ikkje", "ikke"),
    ("kva", "hva"),
    ("kven", "hvem"),
    ("kvar", "hver"),
    ("kvifor", "hvorfor"),
    ("korleis", "hvordan"),
    ("noko", "noe"),
    ("nokon", "noen"),
    ("nokre", "noen"),
    ("berre", "bare"),
    ("fraa", "fra"),
    ("mykje", "mye"),
    ("meir", "mer"),
    ("fleire", "flere"),
    ("saman", "sammen"),
    ("ogsaa", "ogsaa"),
    ("vere", "vaere"),
    ("vore", "vaere"),
    ("vaert", "vaere"),
    ("vaere", "vaere"),
    ("vart", "bli"),
    ("ble", "bli"),
    ("blei", "bli"),
    ("blir", "bli"),
    ("blitt", "bli"),
    ("vorte", "bli"),
    ("verte", "bli"),
    ("veke", "uk"),
    ("veka", "uk"),
    ("veker", "uk"),
    ("vekene", "uk"),
    ("uke", "uk"),
    ("uka", "uk"),
    ("uken", "uk"),
    ("uker", "uk"),
    ("ukene", "uk"),
    ("mars", "mars"),
    ("kurs", "kurs"),
    ("kurset", "kurs"),
    ("kursa", "kurs"),
    ("kursene", "kurs"),
    ("kursets", "kurs"),
    ("kursene", "kurs"),
    ("skrev", "skriv"),
    ("skreiv", "skriv"),
    ("skrevet", "skriv"),
    ("skrive", "skriv"),
    ("skriver", "skriv"),
    ("skrivne", "skriv"),
    ("ga", "gi"),
    ("gav", "gi"),
    ("gir", "gi"),
    ("gitt", "gi"),
    ("gje", "gi"),
    ("gjev", "gi"),
    ("gjeve", "gi"),
    ("gi", "gi"),
    ("faar", "faa"),
    ("fikk", "faa"),
    ("faatt", "faa"),
    ("fekk", "faa"),
    ("tar", "ta"),
    ("tek", "ta"),
    ("tok", "ta"),
    ("tatt", "ta"),
    ("teke", "ta"),
    ("gaar", "gaa"),
    ("gikk", "gaa"),
    ("gjekk", "gaa"),
    ("gaatt", "gaa"),
    ("staar", "staa"),
    ("sto", "staa"),
    ("stod", "staa"),
    ("staatt", "staa"),
    ("sier", "si"),
    ("sa", "si"),
    ("sagt", "si"),
    ("seier", "si"),
    ("seie", "si"),
    ("valgte", "velg"),
    ("valgt", "velg"),
    ("vel", "velg"),
    ("gjoer", "gjoere"),
    ("gjorde", "gjoere"),
    ("gjort", "gjoere"),
    ("gjoere", "gjoere"),
    ("gjer", "gjoere"),
    ("gjere", "gjoere"),
    ("skulle", "skal"),
    ("ville", "vil"),
    ("kunne", "kan"),
    ("maatte", "maa"),
    ("hadde", "ha"),
    ("hatt", "ha"),
    ("har", "ha"),
    ("stoerre", "stor"),
    ("stoerst", "stor"),
    ("stoerste", "stor"),
    ("stort", "stor"),
    ("store", "stor"),
    ("bedre", "god"),
    ("best", "god"),
    ("beste", "god"),
    ("godt", "god"),
    ("gode", "god"),
    ("nytt", "ny"),
    ("nye", "ny"),
    ("nyere", "ny"),
    ("nyeste", "ny"),
    ("eldre", "gammel"),
    ("eldst", "gammel"),
    ("eldste", "gammel"),
    ("gamle", "gammel"),
    ("gammelt", "gammel"),
    ("gamalt", "gammel"),
    ("gamal", "gammel"),
    ("flest", "flere"),
    ("fleste", "flere"),
    ("mindre", "liten"),
    ("minst", "liten"),
    ("lite", "liten"),
    ("smaa", "liten"),
    ("lita", "liten"),
    ("spurte", "spoer"),
    ("spurt", "spoer"),
    ("spoerre", "spoer"),
    ("spoer", "spoer"),
    ("holdt", "hold"),
    ("hjalp", "hjelp"),
    ("hjulpet", "hjelp"),
    ("fant", "fin"),
    ("funnet", "fin"),
    ("funne", "fin"),
    ("drev", "driv"),
    ("drevet", "driv"),
    ("trakk", "trek"),
    ("trukket", "trek"),
    ("trekt", "trek"),
    ("la", "leg"),
    ("lagt", "leg"),
    ("solgte", "selg"),
    ("solgt", "selg"),
    ("viste", "vis"),
    ("takk", "takk"),
    ("bilde", "bilde"),
    ("bilder", "bilde"),
    ("bildet", "bilde"),
    ("bildene", "bilde"),
    ("bilete", "bilde"),
    ("konto", "konto"),
    ("kontoen", "konto"),
    ("kontoer", "konto"),
    ("kontoene", "konto"),
    ("konti", "konto"),
    ("etter", "etter"),
    ("under", "under"),
    ("over", "over"),
    ("eller", "eller"),
    ("ditt", "din"),
    ("dine", "din"),
    ("mitt", "min"),
    ("mine", "min"),
    ("vaare", "vaar"),
    ("vaart", "vaar"),
    ("denne", "denne"),
    ("dette", "dette"),
    ("disse", "disse"),
    ("alle", "al"),
    ("alt", "al"),
    ("rett", "ret"),
    ("staten", "stat"),
    ("statens", "stat"),
    ("loenn", "loen"),
    ("leiar", "led"),
    ("ferie", "feri"),
    ("hund", "hund"),
    ("andre", "andre"),
    ("annen", "andre"),
    ("annet", "andre"),
    ("anna", "andre"),
    ("arbeid", "arbeid"),
    ("nummer", "num"),
    ("norge", "norge"),
    ("noreg", "norge"),
];

/// Irregular forms at the end of a word, so of compounds too, and what they are forms of.
const HEADS: &[(&str, &str)] = &[
    ("boekene", "bok"),
    ("boeker", "bok"),
    ("haendene", "hand"),
    ("hendene", "hand"),
    ("hender", "hand"),
    ("haand", "hand"),
    ("haanda", "hand"),
    ("haanden", "hand"),
    ("natt", "nat"),
    ("nettene", "nat"),
    ("netter", "nat"),
    ("foettene", "fot"),
    ("foetter", "fot"),
    ("tennene", "tan"),
    ("tenner", "tan"),
    ("mennene", "man"),
    ("menn", "man"),
    ("fedrene", "far"),
    ("fedre", "far"),
    ("moedrene", "mor"),
    ("moedre", "mor"),
    ("broedrene", "bror"),
    ("broedre", "bror"),
    ("soestrene", "soester"),
    ("soestre", "soester"),
    ("doetrene", "datter"),
    ("doetre", "datter"),
    ("byene", "by"),
    ("byer", "by"),
    ("traerne", "tre"),
    ("traer", "tre"),
    ("knaer", "kne"),
    ("midlene", "middel"),
    ("midler", "middel"),
    ("reglene", "regel"),
    ("regler", "regel"),
    ("reglar", "regel"),
    ("reglane", "regel"),
    ("artiklene", "artikkel"),
    ("artikler", "artikkel"),
    ("artiklar", "artikkel"),
    ("kapitlene", "kapittel"),
    ("kapitler", "kapittel"),
    ("titlene", "tittel"),
    ("titler", "tittel"),
    ("enklere", "enkel"),
    ("enkle", "enkel"),
    ("vedlegga", "vedleg"),
    ("kontorene", "kontor"),
    ("teatre", "teater"),
    ("sentre", "senter"),
    ("sentrene", "senter"),
    ("vintre", "vinter"),
    ("vintrene", "vinter"),
    ("somre", "sommer"),
    ("somrene", "sommer"),
    ("maanedene", "maaned"),
    ("maaneder", "maaned"),
    ("maanader", "maaned"),
    ("maanad", "maaned"),
    ("maanaden", "maaned"),
    ("maanadene", "maaned"),
    ("barna", "barn"),
    ("barnene", "barn"),
    ("borna", "barn"),
    ("born", "barn"),
    ("tatte", "ta"),
    ("tatt", "ta"),
    ("vedtok", "vedta"),
    ("vedtar", "vedta"),
    ("vedtek", "vedta"),
    ("vedteke", "vedta"),
    ("mottok", "motta"),
    ("mottar", "motta"),
    ("motteke", "motta"),
    ("deltok", "delta"),
    ("deltar", "delta"),
    ("deltek", "delta"),
    ("soekte", "soek"),
    ("soekt", "soek"),
    ("brukte", "bruk"),
    ("brukt", "bruk"),
    ("krevde", "krev"),
    ("krevd", "krev"),
    ("kravde", "krev"),
    ("meldte", "meld"),
    ("meldt", "meld"),
    ("sendte", "send"),
    ("sendt", "send"),
    ("kjoepte", "kjoep"),
    ("kjoept", "kjoep"),
    ("hoerte", "hoer"),
    ("hoert", "hoer"),
    ("foerte", "foer"),
    ("foert", "foer"),
    ("laerte", "laer"),
    ("laert", "laer"),
    ("betalte", "betal"),
    ("betalt", "betal"),
    ("avtalte", "avtal"),
    ("avtalt", "avtal"),
    ("fylte", "fyl"),
    ("fylt", "fyl"),
    ("stilte", "stil"),
    ("stilt", "stil"),
    ("moette", "moet"),
    ("moett", "moet"),
    ("leste", "les"),
    ("lest", "les"),
    ("reiste", "reis"),
    ("reist", "reis"),
    ("virket", "virk"),
    ("virka", "virk"),
    ("endra", "endr"),
    ("godkjente", "godkjen"),
    ("godkjent", "godkjen"),
    ("avholdt", "avhold"),
    ("utbetalte", "utbetal"),
    ("fungerte", "funger"),
    ("informerte", "informer"),
    ("informert", "informer"),
    ("registrerte", "registrer"),
    ("registrert", "registrer"),
    ("organiserte", "organiser"),
    ("organisert", "organiser"),
    ("arbeidde", "arbeid"),
    ("valdet", "velg"),
];

/// What nynorsk writes otherwise, anywhere in a stem.
const NYNORSK: &[(&str, &str)] = &[
    ("gjevar", "giver"),
    ("gjev", "giv"),
    ("sjuk", "syk"),
    ("oppgjer", "oppgjoer"),
    ("foreining", "forening"),
    ("verksemd", "virksomhet"),
    ("hoeyring", "hoering"),
    ("tenest", "tjenest"),
    ("skul", "skol"),
    ("heim", "hjem"),
    ("leiing", "ledels"),
    ("oppseiing", "oppsigel"),
    ("oppsigels", "oppsigel"),
    ("fraavaer", "fravaer"),
    ("utval", "utvalg"),
    ("soekjar", "soek"),
    ("soekj", "soek"),
    ("utgreiing", "utredning"),
    ("forbod", "forbud"),
    ("bustad", "bosted"),
    ("lovbrot", "lovbrud"),
    ("loenstrek", "loentrek"),
    ("medlemar", "medlem"),
    ("framleis", "fremdeles"),
    ("framlegg", "fremlegg"),
    ("eigen", "egen"),
    ("tillitsvald", "tillitsvalgt"),
    ("loens", "loenns"),
    ("mogeleg", "mulig"),
    ("moegleg", "mulig"),
];

fn common(word: &str) -> Option<&'static str> {
    static BY_FORM: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| COMMON.iter().flat_map(|(form, stem)| [(*stem, *stem), (*form, *stem)]).collect());
    BY_FORM.get(word).copied()
}

/// Where an irregular form begins, and what it becomes. What stands before it is nothing or a word of its own.
fn irregular_head(word: &str) -> Option<(usize, &'static str)> {
    static BY_FORM: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| HEADS.iter().copied().collect());
    // The longest form first. What stands before it is a word of two letters at least.
    (0..word.len().saturating_sub(2))
        .filter(|at| *at != 1)
        .find_map(|at| BY_FORM.get(&word[at..]).map(|stem| (at, *stem)))
}

/// Takes a genitive or linking `s` off.
fn genitive(stem: &mut String) {
    let bytes = stem.as_bytes();
    let length = bytes.len();
    if length < 5
        || bytes[length - 1] != b's'
        || matches!(stem.as_str(), "status" | "bonus" | "campus" | "virus")
    {
        return;
    }
    if b"bdfghjklmnprtv".contains(&bytes[length - 2]) {
        stem.pop();
    } else if bytes[length - 2] == b'e' && length >= 6 && !is_vowel(bytes[length - 3]) {
        // `kreves`, `oppsigelses-`.
        stem.truncate(length - 1);
    }
}

/// Endings of nouns, verbs and adjectives, the longest first.
const ENDINGS: &[&str] = &[
    "enes", "anes", "erne", "arane", "este", "aste", "ende", "ande", "ene", "ane", "one", "ere", "are",
    "est", "ast", "het", "en", "et", "er", "ar", "or", "a", "e",
];

/// Words, also at the end of compounds, whose last letters look like an ending and are none.
const KEPT: &[&str] = &[
    "svar",
    "motor",
    "kontor",
    "klar",
    "par",
    "far",
    "mor",
    "bror",
    "tjenest",
    "fest",
    "test",
    "gjest",
    "prest",
    "vest",
    "virksomhet",
];

/// Takes one ending off; answers whether it did.
fn inflection(stem: &mut String) -> bool {
    if KEPT.iter().any(|kept| stem.ends_with(kept)) {
        return false;
    }
    if stem.ends_with("tjeneste") {
        stem.pop();
        return false;
    }
    for ending in ENDINGS {
        let Some(before) = stem.strip_suffix(ending) else { continue };
        if *ending == "het" {
            // `virksomhet`, `enhet`: the ending is part of the word.
            return false;
        }
        if before.len() >= 2
            && has_vowel(before)
            && !divides_letter(before, ending)
            && is_whole(before, ending)
        {
            let length = before.len();
            stem.truncate(length);
            return true;
        }
    }
    false
}

/// Whether the ending would take half of `ae`, `oe` or `aa`.
fn divides_letter(before: &str, ending: &str) -> bool {
    match ending.as_bytes()[0] {
        b'e' => before.ends_with(['a', 'o']),
        b'a' => before.ends_with('a'),
        _ => false,
    }
}

/// Whether what is left can be a stem: short ones keep what may be their own.
fn is_whole(before: &str, ending: &str) -> bool {
    match ending {
        "or" | "one" | "ar" | "are" | "ast" | "aste" | "est" | "este" | "arane" => {
            before.len() >= 4 && !before.ends_with("kont")
        }
        "ere" | "er" | "en" | "et" => {
            before.len() >= 2 && !(before.len() == 2 && is_vowel(before.as_bytes()[1]))
        }
        "a" | "e" => before.len() >= 2,
        _ => before.len() >= 3,
    }
}

/// `-te`, `-de` of weak verbs after letters where no noun is met often.
fn participle(stem: &mut String) {
    for (ending, kept) in [("igst", 2), ("ligt", 3), ("vd", 1), ("ldt", 2)] {
        if stem.len() >= 5 && stem.ends_with(ending) {
            let length = stem.len() - ending.len() + kept;
            stem.truncate(length);
            return;
        }
    }
}

/// `medlemm`, `loenn`: the last letter once.
fn undouble(stem: &mut String) {
    let bytes = stem.as_bytes();
    if let [.., before, last] = bytes
        && before == last
        && bytes.len() >= 4
        && !is_vowel(*last)
    {
        stem.pop();
    }
}

fn nynorsk(stem: &str) -> Option<String> {
    if let Some(before) = stem
        .strip_suffix("leg")
        .filter(|before| before.len() >= 3 && !before.ends_with("ved") && !before.ends_with("an"))
    {
        return Some(format!("{before}lig"));
    }
    let (from, to) =
        NYNORSK.iter().find(|(from, to)| stem.contains(from) && (from.contains(to) || !stem.contains(to)))?;
    Some(stem.replacen(from, to, 1))
}

fn has_vowel(text: &str) -> bool {
    text.bytes().any(is_vowel)
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}
