//! A remark made of the answers: what the site is, then the sentences that the province wants.

use std::collections::BTreeMap;

use crate::rulebook::names::filled;
use crate::rulebook::when::{Case, all_hold};
use crate::validators::{Context, site_name};

/// The remark, or nothing while the answers give no sentence of it.
pub(super) fn proposal(case: &Case, ctx: &Context) -> Option<String> {
    let words = words(case, ctx);
    let word = |name: &str| words.get(name).map(String::as_str);
    let names = &ctx.law.names;
    let own = names.remark_line.iter().filter(|line| all_hold(&line.when, case));
    let mut sentences: Vec<String> = own.filter_map(|line| filled(&line.text, &word)).collect();
    if sentences.is_empty() {
        return None;
    }
    let obligatory = [
        (ctx.individual() && case.is("province.statement", "yes"), &names.statement),
        (case.is("province.preapproval_remark", "yes") && case.is("preapproval", "none"), &names.no_preapproval),
    ];
    let wanted = obligatory.into_iter().filter(|(wanted, _)| *wanted);
    sentences.extend(wanted.filter_map(|(_, sentence)| filled(&sentence.text, &word)));
    Some(sentences.iter().map(|sentence| format!("{}。", sentence.trim_end_matches('。'))).collect())
}

/// The words for the braces, as far as they are known.
fn words(case: &Case, ctx: &Context) -> BTreeMap<&'static str, String> {
    let mut words = BTreeMap::new();
    if let Some(unit) = ctx.known("subject_name") {
        words.insert("unit", unit.to_owned());
    }
    if let Some(name) = ctx.known("site_name").and_then(|names| names.lines().next()) {
        words.insert("name", name.to_owned());
        if ctx.known("subject_name").is_some_and(|unit| !site_name::related(name, unit)) {
            words.insert("brand", name.to_owned());
        }
    }
    let topics = ctx.law.names.making.topics_of(&[ctx.known("site_name").unwrap_or_default()]);
    if !topics.is_empty() {
        words.insert("topics", topics.join("、"));
    }
    if let Some(domains) = ctx.known("domain") {
        let joined = domains.replace('\n', "、");
        if domains.contains('\n') {
            words.insert("domains", joined.clone());
        }
        words.insert("domain", joined);
    }
    let service = case.get("site_service").and_then(|code| ctx.law.option_zh("services", code));
    words.extend(service.map(|service| ("service", service)));
    words
}
