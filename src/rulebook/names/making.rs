//! What names and remarks may be made with, beside the filer's own words.

use serde::Deserialize;

use super::super::when::When;
use super::lists::Who;

/// Neutral words with which a name is made of the filer's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Making {
    /// Characters that no name begins or ends with.
    pub joints: Vec<String>,
    /// Words that say nothing at the edge of a word that gets an ending.
    pub particles: Vec<String>,
    /// What units are called by law, at the end of their names.
    pub unit_forms: Vec<String>,
    /// What units do, before that; the short form goes without.
    pub trades: Vec<String>,
    /// What sites of persons are about; taken where the filer himself said so.
    pub topics: Vec<String>,
    /// What may stand before and behind.
    pub affix: Vec<Affix>,
}

/// One neutral beginning or ending of a name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Affix {
    /// Whose names may have it.
    pub subject: Who,
    /// Before the filer's own word.
    #[serde(default)]
    pub before: String,
    /// Behind it.
    #[serde(default)]
    pub behind: String,
}

impl Making {
    /// The topics of which some texts speak, in their order.
    pub fn topics_of(&self, texts: &[&str]) -> Vec<&str> {
        let said = |topic: &&str| texts.iter().any(|text| text.contains(*topic));
        self.topics.iter().map(String::as_str).filter(said).collect()
    }

    /// The affixes of one kind of subject, in their order.
    pub fn affixes(&self, organisation: bool) -> impl Iterator<Item = &Affix> {
        self.affix.iter().filter(move |affix| affix.subject.concerns(Some(organisation)))
    }
}

/// One sentence of a remark that is made of the answers. It is left out while a word of it is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemarkLine {
    /// Its name.
    pub id: String,
    /// When it is said; all must hold.
    pub when: Vec<When>,
    /// What it says. In braces: name, unit, domain, service; `topics` of which the
    /// names speak; `brand` is the name where it shares no word with the unit's.
    pub text: String,
}

/// The words that may stand in braces.
const REMARK_WORDS: [&str; 6] = ["name", "unit", "domain", "service", "topics", "brand"];

/// A sentence with its words; nothing while one of them is unknown.
pub fn filled<'a>(text: &str, word: &dyn Fn(&str) -> Option<&'a str>) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}')?;
        out.push_str(before);
        out.push_str(word(name)?);
        rest = behind;
    }
    out.push_str(rest);
    Some(out)
}

impl RemarkLine {
    /// The words in braces that there are not.
    pub(super) fn strangers(&self) -> bool {
        let known = |name: &str| REMARK_WORDS.contains(&name).then_some("");
        filled(&self.text, &known).is_none()
    }
}
