//! The texts taken apart: every key with its arguments and with every form it can take.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::{Lang, Source, TextFault};

/// Stands for an argument in a form.
pub(super) const ARGUMENT: char = '\u{fffc}';
/// Months have twelve forms; nothing has more.
const FORMS_MAX: usize = 12;

/// One text of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) file: String,
    /// Names of its arguments.
    pub(super) args: BTreeSet<String>,
    /// What it can read like; [`ARGUMENT`] where an argument stands.
    pub(super) forms: BTreeSet<String>,
}

/// All texts by language and key.
#[derive(Debug, Default)]
pub(super) struct Catalog {
    pub(super) texts: BTreeMap<Lang, BTreeMap<String, Text>>,
}

impl Catalog {
    /// The texts and what can't be read of them.
    pub(super) fn read(sources: &[Source]) -> (Catalog, Vec<TextFault>) {
        let mut catalog = Catalog::default();
        let mut faults = Vec::new();
        for source in sources {
            let resource = parser::parse(source.text.as_str()).unwrap_or_else(|(resource, errors)| {
                for error in errors {
                    let line = source.text[..error.pos.start.min(source.text.len())].matches('\n').count() + 1;
                    faults.push(fault(
                        source,
                        &format!("line {line}"),
                        &format!("can't be read: {error}"),
                        "mend the syntax",
                    ));
                }
                resource
            });
            for entry in &resource.body {
                let Entry::Message(message) = entry else {
                    continue;
                };
                let id = message.id.name;
                let value = message.value.iter().map(|pattern| (id.to_owned(), pattern));
                let attributes = message.attributes.iter().map(|a| (format!("{id}.{}", a.id.name), &a.value));
                for (key, pattern) in value.chain(attributes) {
                    let texts = catalog.texts.entry(source.lang).or_default();
                    let text = Text { file: source.file.clone(), args: args(pattern), forms: forms(pattern) };
                    if let Some(other) = texts.insert(key.clone(), text) {
                        let what = format!("stands in {} too", other.file);
                        faults.push(fault(source, &key, &what, "keep one of them"));
                    }
                }
            }
        }
        (catalog, faults)
    }

    /// Every text with its language and key.
    pub(super) fn all(&self) -> impl Iterator<Item = (Lang, &String, &Text)> {
        self.texts.iter().flat_map(|(lang, texts)| texts.iter().map(|(key, text)| (*lang, key, text)))
    }

    pub(super) fn get(&self, lang: Lang, key: &str) -> Option<&Text> {
        self.texts.get(&lang)?.get(key)
    }
}

fn fault(source: &Source, key: &str, what: &str, remedy: &str) -> TextFault {
    TextFault {
        rule: "syntax",
        lang: source.lang,
        file: source.file.clone(),
        key: key.to_owned(),
        what: what.to_owned(),
        remedy: remedy.to_owned(),
    }
}

fn args(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => variable(inline, &mut found),
            Expression::Select { selector, variants } => {
                variable(selector, &mut found);
                found.extend(variants.iter().flat_map(|variant| args(&variant.value)));
            }
        }
    }
    found
}

fn variable(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = &**expression {
                variable(inner, found);
            }
        }
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

fn forms(pattern: &Pattern<&str>) -> BTreeSet<String> {
    (0..FORMS_MAX).map(|pick| form(pattern, pick)).collect()
}

/// The form in which each choice takes its variant number `pick`, counted round.
fn form(pattern: &Pattern<&str>, pick: usize) -> String {
    let mut out = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => out.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::StringLiteral { value }) => out.push_str(value),
                Expression::Inline(_) => out.push(ARGUMENT),
                Expression::Select { variants, .. } => {
                    if let Some(variant) = variants.get(pick % variants.len().max(1)) {
                        out.push_str(&form(&variant.value, pick));
                    }
                }
            },
        }
    }
    out
}
