//! Names made of the filer's own words that pass every rule here: never an invented fact, the same words give the
//! same names.

use crate::validators::clean::is_han;
use crate::validators::{Context, domain, site_name, site_names};

/// As many names are offered.
const NAMES_MAX: usize = 4;
/// A name travels in its button, whose data has room for this many characters.
const NAME_CHARS_MAX: usize = 12;
/// Fewer characters say nothing by themselves.
const STEM_CHARS_MIN: usize = 2;
/// The first name and two spare ones.
const WITH_SPARES_MAX: usize = 3;

/// The filer's own words.
#[derive(Debug, Default)]
pub(super) struct Words<'a> {
    /// Names that he sent, the newest reply first.
    pub names: Vec<String>,
    /// Those of the reply that is to be mended: what passes of it stays beside the chosen name.
    pub beside: Vec<String>,
    /// Those that a reviewer refused.
    pub refused: Vec<String>,
    /// What the reviewer quoted.
    pub quoted: Vec<String>,
    /// The subject's registered name.
    pub unit: Option<&'a str>,
    /// The domain.
    pub domain: Option<&'a str>,
    /// What the site holds.
    pub remark: Option<&'a str>,
}

/// Up to four names, the filer's own first.
pub(super) fn candidates(words: &Words, ctx: &Context) -> Vec<String> {
    let organisation = ctx.unit();
    let making = &ctx.law.names.making;
    let mut made = Made { words, ctx, names: Vec::new() };
    let mut stems: Vec<String> = Vec::new();
    for name in &words.names {
        made.offer(name.clone());
    }
    for name in &words.names {
        let parts = left_of(name, words, ctx);
        let whole = stripped(&parts.concat(), &making.joints, &[]).to_owned();
        made.offer(whole.clone());
        let forms = if organisation { making.unit_forms.as_slice() } else { &[] };
        let endings = making.affixes(organisation).map(|affix| &affix.behind).chain(forms);
        let endings: Vec<String> = endings.cloned().collect();
        let edges: Vec<String> = making.joints.iter().chain(&making.particles).cloned().collect();
        stems.extend([whole].iter().chain(&parts).map(|part| stripped(part, &edges, &endings).to_owned()));
    }
    if organisation {
        stems.extend(words.unit.map(|unit| short_forms(unit, ctx)).unwrap_or_default());
    }
    let domain = words.domain.map(domain::shown).unwrap_or_default();
    let label = domain.split('.').next().filter(|label| label.chars().all(is_han));
    stems.extend(label.map(str::to_owned));
    stems.retain(|stem| stem.chars().count() >= STEM_CHARS_MIN && stem.chars().any(is_han));
    if !organisation {
        let texts: Vec<&str> = words.names.iter().map(String::as_str).chain(words.remark).collect();
        let topics = making.topics_of(&texts);
        let first = stems.first().cloned();
        let about = topics.first().filter(|topic| first.as_ref().is_some_and(|stem| !stem.contains(**topic)));
        stems.extend(about.zip(first).map(|(topic, stem)| stem + *topic));
        stems.extend(topics.into_iter().map(str::to_owned));
    }
    for affix in making.affixes(organisation) {
        for stem in &stems {
            made.offer(format!("{}{stem}{}", affix.before, affix.behind));
        }
    }
    if organisation {
        made.offer(words.unit.map(site_name::normal).unwrap_or_default());
    }
    made.names
}

/// The chosen name, and the filer's own of the same reply that pass beside it, as one reply.
pub(super) fn with_spares(name: &str, words: &Words, ctx: &Context) -> String {
    let own = words.beside.iter().filter(|own| !words.refused.contains(own));
    let all: Vec<&str> = [name].into_iter().chain(own.map(String::as_str)).collect();
    let readings = site_names::read(&all.join("\n"), ctx);
    let sound = readings.into_iter().filter(|reading| reading.hits.is_empty()).map(|reading| reading.name);
    sound.take(WITH_SPARES_MAX).collect::<Vec<_>>().join("\n")
}

/// Names under way.
struct Made<'a> {
    words: &'a Words<'a>,
    ctx: &'a Context<'a>,
    names: Vec<String>,
}

impl Made<'_> {
    /// One more name, if it passes with nothing to think about and is not there yet.
    fn offer(&mut self, name: String) {
        let fresh = !self.names.contains(&name) && !self.words.refused.contains(&name);
        let quoted = self.words.quoted.iter().any(|word| name.contains(word.as_str()));
        let fits = self.names.len() < NAMES_MAX && name.chars().count() <= NAME_CHARS_MAX;
        let sound = || site_name::normal(&name) == name && site_name::hits(&name, self.ctx).is_empty();
        if fresh && fits && !quoted && sound() {
            self.names.push(name);
        }
    }
}

/// What is left of a name without the parts that speak against it, piece by piece.
fn left_of(name: &str, words: &Words, ctx: &Context) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut kept: Vec<bool> = chars.iter().map(|c| c.is_alphanumeric()).collect();
    let hits = site_name::hits(name, ctx);
    for (from, to) in hits.iter().flat_map(|hit| &hit.spans).copied() {
        kept[from..to].fill(false);
    }
    for word in words.quoted.iter().filter(|word| !word.is_empty()) {
        for (at, _) in name.match_indices(word.as_str()) {
            let from = name[..at].chars().count();
            kept[from..from + word.chars().count()].fill(false);
        }
    }
    let mut parts = vec![String::new()];
    for (c, kept) in chars.iter().zip(kept) {
        match (kept, parts.last_mut()) {
            (true, Some(part)) => part.push(*c),
            (false, Some(part)) if !part.is_empty() => parts.push(String::new()),
            (true | false, _) => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// A part without these words at its edges, and without these endings.
fn stripped<'a>(part: &'a str, edges: &[String], endings: &[String]) -> &'a str {
    let mut rest = part;
    loop {
        let shorter = edges.iter().find_map(|word| rest.strip_prefix(word.as_str()));
        let behind = edges.iter().chain(endings).filter(|word| !word.is_empty());
        let behind = behind.filter_map(|word| rest.strip_suffix(word.as_str())).min_by_key(|left| left.len());
        match shorter.or(behind) {
            Some(left) if !left.is_empty() => rest = left,
            Some(_) | None => return rest,
        }
    }
}

/// The short forms of a unit's registered name: without its place and legal form, then without its trade.
fn short_forms(unit: &str, ctx: &Context) -> Vec<String> {
    let making = &ctx.law.names.making;
    let mut depth = 0_usize;
    let bare: String = unit
        .chars()
        .filter(|c| {
            match c {
                '(' | '（' => depth += 1,
                ')' | '）' => depth = depth.saturating_sub(1),
                _ => return depth == 0 && c.is_alphanumeric(),
            }
            false
        })
        .collect();
    let mut rest = bare.as_str();
    while let Some(after) = longest_place(rest, ctx) {
        rest = after;
    }
    let short = stripped(rest, &[], &making.unit_forms);
    let core = stripped(short, &[], &making.trades);
    if core == short { vec![short.to_owned()] } else { vec![core.to_owned(), short.to_owned()] }
}

/// What follows the longest name of a place that a text begins with; nothing if too little does.
fn longest_place<'a>(text: &'a str, ctx: &Context) -> Option<&'a str> {
    let places = ctx.law.names.places.iter().filter_map(|place| text.strip_prefix(place.as_str()));
    let after = places.min_by_key(|rest| rest.len())?;
    let after = after.strip_prefix(['省', '市']).unwrap_or(after);
    (after.chars().count() >= STEM_CHARS_MIN).then_some(after)
}

#[cfg(test)]
mod tests;
