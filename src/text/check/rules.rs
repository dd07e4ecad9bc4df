//! What a good text keeps to; one function a rule. Each has a bad example in the tests.

use super::catalog::{ARGUMENT, Catalog, Text};
use super::glossary::Glossary;
use super::{Lang, TextFault, Wanted, columns};
use crate::text::html;

/// A named rule over all texts.
pub(super) struct Rule {
    /// Stands in each of its faults.
    pub(super) name: &'static str,
    pub(super) check: fn(&Catalog, &mut Vec<TextFault>),
}

/// Alphabetical; one line adds one.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "address", check: address },
    Rule { name: "arguments", check: arguments },
    Rule { name: "command", check: command },
    Rule { name: "exclamation", check: exclamation },
    Rule { name: "glossary", check: glossary },
    Rule { name: "help", check: help },
    Rule { name: "label", check: label },
    Rule { name: "languages", check: languages },
    Rule { name: "punctuation", check: punctuation },
    Rule { name: "question", check: question },
    Rule { name: "tags", check: tags },
];

/// The printed Chinese of the papers: the same in every language, so it stands only once.
const CHINESE_ONLY: &str = "sheet.ftl";
/// Characters of question, help and example together.
const QUESTION_CHARS_MAX: usize = 350;
/// Columns on a button: twenty wide characters.
const LABEL_COLUMNS_MAX: usize = 40;
/// Columns of an official name on a button: the client cuts what is longer.
const OFFICIAL_COLUMNS_MAX: usize = 64;
/// Characters of a help topic: read on a phone without scrolling twice.
const HELP_CHARS_MAX: usize = 900;
/// Characters in Telegram's menu of commands.
const COMMAND_CHARS_MAX: usize = 60;
/// What an argument is taken to be long, in characters.
const ARGUMENT_CHARS: usize = 6;
/// Names that the authorities made; they may be longer than a label of ours.
const OFFICIAL: [&str; 6] = ["nature-", "certificate-", "service-", "language-", "preapproval-", "province-"];

fn fault(lang: Lang, key: &str, text: &Text, what: impl Into<String>, remedy: &str) -> TextFault {
    TextFault {
        rule: "unused",
        lang,
        file: text.file.clone(),
        key: key.to_owned(),
        what: what.into(),
        remedy: remedy.to_owned(),
    }
}

/// 您 throughout, as the shape of the talk with somebody at an office.
fn address(catalog: &Catalog, faults: &mut Vec<TextFault>) {
    for (lang, key, text) in catalog.all() {
        if lang == Lang::Zh && text.forms.iter().any(|form| form.contains('你')) {
            faults.push(fault(lang, key, text, "says 你", "write 您, or leave it out"));
        }
    }
}

/// The same arguments in every language.
fn arguments(catalog: &Catalog, faults: &mut Vec<TextFault>) {
    for (lang, key, text) in catalog.all() {
        for other in Lang::ALL {
            let Some(twin) = catalog.get(other, key) else {
                continue;
            };
            for arg in text.args.difference(&twin.args) {
                let what = format!("lacks ${arg}, which {} has", lang.tag());
                faults.push(fault(other, key, twin, what, "use the same arguments in both"));
            }
        }
    }
}

fn command(catalog: &Catalog, faults: &mut Vec<TextFault>) {
    for (lang, key, text) in catalog.all().filter(|(_, key, _)| key.starts_with("command-")) {
        let length = longest(text);
        if length > COMMAND_CHARS_MAX {
            faults.push(fault(lang, key, text, format!("{length} characters"), "at most 60 in the command menu"));
        }
    }
}

/// Nobody is shouted at; an approval may be cheered. A line may begin with the mark `! `.
fn exclamation(catalog: &Catalog, faults: &mut Vec<TextFault>) {
    for (lang, key, text) in catalog.all() {
        let shouts = |line: &str| line.strip_prefix("! ").unwrap_or(line).contains(['!', '！']);
        if !key.contains("approved") && text.forms.iter().any(|form| form.lines().any(shouts)) {
            faults.push(fault(lang, key, text, "has an exclamation mark", "end with a full stop"));
        }
    }
}

/// One word a thing: what `locales/glossary.toml` avoids stands nowhere.
fn glossary(catalog: &Catalog, faults: &mut Vec<TextFault>) {
    let glossary = Glossary::builtin();
    for (lang, key, text) in catalog.all().filter(|(_, _, text)| text.file != CHINESE_ONLY) {
        let found = text.forms.iter().find_map(|form| glossary.avoided(lang, &html::plain(form)));
        if let Some((word, term)) = found {
            let what = format!("says {word}, which the glossary calls {term}");
            faults.push(fault(lang, key, text, what, "use the glossary's word, or add the phrase to its `but`"));
        }
    }
}

fn help(catalog: &Catalog, faults: &mut Vec<TextFault>) {
    for (lang, key, text) in catalog.all() {
        let length = longest(text);
        if key.starts_with("help-") && key.ends_with(".text") && length > HELP_CHARS_MAX {
            faults.push(fault(lang, key, text, format!("{length} characters"), "at most 900: say less"));
        }
    }
}

fn label(catalog: &Catalog, faults: &mut Vec<TextFault>) {
    for (lang, key, text) in catalog.all() {
        let official = OFFICIAL.iter().any(|prefix| key.starts_with(prefix)) && !key.contains('.');
        let ours = ["option-", "button-"].iter().any(|prefix| key.starts_with(prefix))
            || [".label", ".go", ".via"].iter().any(|attribute| key.ends_with(attribute))
            || key.starts_with("help-") && !key.contains('.');
        let max = if official { OFFICIAL_COLUMNS_MAX } else { LABEL_COLUMNS_MAX };
        let wide = text.forms.iter().map(|form| columns(&html::plain(form))).max().unwrap_or(0);
        if (official || ours) && wide > max {
            let what = format!("{wide} columns wide on a button");
            faults.push(fault(lang, key, text, what, "at most 40 (64 for official names)"));
        }
    }
}

/// Every key in every language.
fn languages(catalog: &Catalog, faults: &mut Vec<TextFault>) {
    for (lang, key, text) in catalog.all().filter(|(_, _, text)| text.file != CHINESE_ONLY) {
        for other in Lang::ALL {
            match catalog.get(other, key) {
                None => {
                    let what = format!("is missing, {} has it", lang.tag());
                    faults.push(fault(other, key, text, what, "write it from the sense, or remove the other"));
                }
                Some(twin) if twin.file != text.file => {
                    let what = format!("stands in another file than in {}", lang.tag());
                    faults.push(fault(other, key, twin, what, "put it in the file of the same name"));
                }
                Some(_) => {}
            }
        }
    }
}

/// Full-width signs beside Chinese characters.
fn punctuation(catalog: &Catalog, faults: &mut Vec<TextFault>) {
    for (lang, key, text) in catalog.all().filter(|(lang, _, _)| *lang == Lang::Zh) {
        for form in &text.forms {
            let signs: Vec<char> = html::plain(form).chars().collect();
            let bad = (0..signs.len()).find(|at| half_width(&signs, *at));
            if let Some(at) = bad {
                let what = format!("has a half-width {} beside Chinese characters", signs[at]);
                faults.push(fault(lang, key, text, what, "write ，。！？：； there"));
                break;
            }
        }
    }
}

fn half_width(signs: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| signs.get(i)).copied();
    let after = signs[at + 1..].iter().find(|c| **c != ' ').copied();
    let han = |c: Option<char>| c.is_some_and(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
    match signs[at] {
        ',' | '!' | '?' | ':' | ';' => han(before) || (han(after) && before.is_some_and(|c| !c.is_whitespace())),
        '.' => han(before) && (after.is_none() || han(after)),
        _ => false,
    }
}

/// A question with its help and example is read in five seconds.
fn question(catalog: &Catalog, faults: &mut Vec<TextFault>) {
    for (lang, key, text) in catalog.all().filter(|(_, key, _)| key.starts_with("item-") && !key.contains('.')) {
        let part = |name: &str| catalog.get(lang, &format!("{key}.{name}")).map_or(0, longest);
        let length = longest(text).max(part("org")) + part("help").max(part("help_org")) + part("example");
        if length > QUESTION_CHARS_MAX {
            let what = format!("question, help and example have {length} characters");
            faults.push(fault(lang, key, text, what, "at most 350: move the rest to .why"));
        }
    }
}

/// Telegram takes it, whatever stands in the arguments.
fn tags(catalog: &Catalog, faults: &mut Vec<TextFault>) {
    let nasty = html::escape("<b>&\"</i> \u{202e}𝕏龘{$x}");
    for (lang, key, text) in catalog.all() {
        for form in &text.forms {
            if let Some(flaw) = html::flaw(&form.replace(ARGUMENT, &nasty)) {
                faults.push(fault(lang, key, text, flaw, "write valid Telegram HTML"));
            }
        }
    }
}

/// Keys that code or data ask for and no text answers.
pub(super) fn missing(catalog: &Catalog, wanted: &Wanted, faults: &mut Vec<TextFault>) {
    for key in &wanted.keys {
        for lang in Lang::ALL {
            let printed = catalog.get(Lang::Zh, key).is_some_and(|text| text.file == CHINESE_ONLY);
            if catalog.get(lang, key).is_none() && !printed {
                faults.push(TextFault {
                    rule: "missing",
                    lang,
                    file: "*.ftl".to_owned(),
                    key: key.clone(),
                    what: "is asked for and not there".to_owned(),
                    remedy: "write it".to_owned(),
                });
            }
        }
    }
}

/// Texts that nobody asks for.
pub(super) fn unused(catalog: &Catalog, wanted: &Wanted, faults: &mut Vec<TextFault>) {
    for (lang, key, text) in catalog.all() {
        if !wanted.has(key) {
            faults.push(fault(lang, key, text, "nobody asks for it", "use it or remove it"));
        }
    }
}

fn longest(text: &Text) -> usize {
    let length = |form: &String| {
        let plain = html::plain(form);
        plain.chars().map(|c| if c == ARGUMENT { ARGUMENT_CHARS } else { 1 }).sum()
    };
    text.forms.iter().map(length).max().unwrap_or(0)
}
