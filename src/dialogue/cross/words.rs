//! Words in names and remarks against what was chosen elsewhere.

use super::{Found, Look};
use crate::rulebook::Rules;
use crate::rulebook::when::Case;
use crate::text::Phrase;

/// Signs that end a clause; 、 joins a list, which one "not" denies as a whole.
const CLAUSE_ENDS: [char; 9] = ['。', '；', '，', '！', '？', '\n', ';', ',', '.'];

/// A name or remark holds words of an approval that was not chosen.
pub(super) fn unapproved(look: &Look) -> Vec<Found> {
    let mut found = Vec::new();
    for (item, text) in look.texts() {
        for approval in &look.rules.law.preapprovals.preapproval {
            let chosen = look.case.is("preapproval", &approval.id);
            let words: Vec<&str> =
                approval.words.iter().map(String::as_str).filter(|word| says(look, text, word)).collect();
            if !chosen && !words.is_empty() {
                let fault = look.fault().with("approval", Phrase::new(format!("preapproval-{}", approval.id)));
                found.push(look.found(&[item, "preapproval"], fault.with("words", quoted(&words))));
                break;
            }
        }
    }
    found
}

/// The fields whose words some text holds, though none of them was chosen, and that the province wants denied on paper.
pub(in crate::dialogue) fn denied<'a>(rules: &'a Rules, case: &Case, texts: &[&str]) -> Vec<&'a str> {
    let province = case.get("province").unwrap_or_default();
    let denials = &rules.law.crosses.denials;
    let fields = rules.law.preapprovals.preapproval.iter().filter(|field| {
        let here = field.denied_in.as_ref().is_some_and(|denied| denied.provinces.iter().any(|code| code == province));
        here && !case.is("preapproval", &field.id)
    });
    let named = |words: &[String]| texts.iter().any(|text| words.iter().any(|word| is_said(text, word, denials)));
    fields.filter(|field| named(&field.words)).map(|field| field.id.as_str()).collect()
}

/// A text holds some of the row's words.
pub(super) fn says_words(look: &Look) -> Vec<Found> {
    let against: Vec<&str> = look.row.items.iter().skip(1).map(String::as_str).collect();
    let (Some(item), Some(text)) = (look.row.items.first(), look.row.items.first().and_then(|item| look.text(item)))
    else {
        return Vec::new();
    };
    let words: Vec<&str> = look.row.words.iter().map(String::as_str).filter(|word| says(look, text, word)).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let items: Vec<&str> = std::iter::once(item.as_str()).chain(against).collect();
    vec![look.found(&items, look.fault().with("words", quoted(&words)))]
}

/// One of the names is the domain, or the part of it that is the filer's own.
pub(super) fn is_domain(look: &Look) -> Vec<Found> {
    let texts = look.texts();
    let [(names, wished), (domain, registered)] = texts.as_slice() else {
        return Vec::new();
    };
    let domains = registered.lines().flat_map(|line| [line, line.split('.').next().unwrap_or(line)]);
    let domains: Vec<String> = domains.map(str::to_lowercase).collect();
    let same = wished.lines().any(|name| domains.contains(&name.to_lowercase()));
    same.then(|| look.found(&[names, domain], look.fault())).into_iter().collect()
}

/// True if the word stands in a clause that does not deny it.
fn says(look: &Look, text: &str, word: &str) -> bool {
    is_said(text, word, &look.rules.law.crosses.denials)
}

fn is_said(text: &str, word: &str, denials: &[String]) -> bool {
    text.split(CLAUSE_ENDS).any(|clause| match clause.find(word) {
        Some(at) => !denials.iter().any(|denial| clause[..at].contains(denial.as_str())),
        None => false,
    })
}

fn quoted(words: &[&str]) -> Vec<Phrase> {
    words.iter().map(|word| Phrase::new("fault-word").with("word", *word)).collect()
}

#[cfg(test)]
mod tests {
    use super::is_said;
    use crate::rulebook::law::Law;

    #[test]
    fn a_denied_word_is_not_said() {
        let denials = Law::builtin().crosses.denials;
        let says = |text: &str, word: &str| is_said(text, word, &denials);
        assert!(says("本站发布新闻。", "新闻"));
        assert!(!says("本站不涉及新闻、出版、教育。", "教育"));
        assert!(says("不收费，提供教育课程", "教育"));
        assert!(!says("记录读书心得", "新闻"));
        assert!(!says("不含有企业信息，若在核实中发现网站中含有企业、单位等信息，本人愿接受处罚", "企业"));
    }
}
