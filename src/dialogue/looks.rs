//! Looks outside: when one is asked for, what its outcome means in the case, what is said of it. None of it ever
//! blocks, and "unknown" is an outcome like the others.

use std::net::IpAddr;
use std::rc::Rc;

use chrono::Duration;

use super::UserId;
use super::after::footer_number;
use super::case::text_of;
use super::effect::{Button, Content, Effect, Urgency};
use super::event::LookedUp;
use super::state::{Address, Filing, FilingId, Found, Host, Look, LookId};
use super::talk::{Talk, tap_for};
use crate::rulebook::Rules;
use crate::rulebook::looks::LookRule;
use crate::rulebook::when::Case;
use crate::text::Phrase;

/// What a row found about the domain as it is now; nothing of another domain.
fn found<'a>(filing: &'a Filing, rule: &LookRule) -> Option<&'a Look> {
    filing.looks.get(&rule.id).filter(|look| text_of(filing, &domain()) == Some(&look.domain))
}

fn domain() -> Address {
    Address::first("site", "domain")
}

/// Puts what was found into the case: `looked.<row>` = yes, no or unknown.
pub(super) fn put_looked(case: &mut Case, rules: &Rules, filing: &Filing) {
    let outcome = |rule: &LookRule| {
        let (_, found) = found(filing, rule)?.found.as_ref()?;
        Some((format!("looked.{}", rule.id), word(rule, found, filing, case)))
    };
    let outcomes: Vec<_> = rules.law.looks.rules(case).into_iter().filter_map(outcome).collect();
    for (fact, word) in outcomes {
        case.put(&fact, word);
    }
}

/// An outcome in one word.
fn word(rule: &LookRule, found: &Found, filing: &Filing, case: &Case) -> &'static str {
    match found {
        Found::Unknown => "unknown",
        Found::Names(names) => {
            if names.is_empty() || astray(rule, names, filing) {
                "no"
            } else {
                "yes"
            }
        }
        Found::Registered { .. } => "yes",
        Found::Unregistered => "no",
        Found::Page { numbers, link } => match flaw(numbers, *link, footer_number(filing, case).as_deref()) {
            None => "yes",
            Some("unsure") => "unknown",
            Some(_) => "no",
        },
    }
}

/// True if no name leads to the address that was given for it.
fn astray(rule: &LookRule, names: &[Host], filing: &Filing) -> bool {
    let filed = rule.against.as_deref().and_then(|item| filing.answers.iter().find(|(at, _)| at.item == item));
    let filed: Option<IpAddr> = filed.and_then(|(at, _)| text_of(filing, at)?.parse().ok());
    filed.is_some_and(|filed| !names.is_empty() && !names.iter().any(|host| host.addresses.contains(&filed)))
}

/// What is wrong with a footer; `unsure` where the number is not known here.
fn flaw(numbers: &[String], link: bool, own: Option<&str>) -> Option<&'static str> {
    let own = own.map(digits);
    match own {
        _ if numbers.is_empty() => Some("number"),
        None => Some("unsure"),
        Some(own) if !numbers.contains(&own) => Some("other"),
        Some(_) if !link => Some("link"),
        Some(_) => None,
    }
}

/// The digits of a filing number, a site's with its end: what is the same in every encoding of a page.
fn digits(number: &str) -> String {
    number.chars().skip_while(|c| !c.is_ascii_digit()).filter(|c| c.is_ascii_digit() || *c == '-').collect()
}

impl Talk<'_> {
    /// Looks up what a moment of the filing calls for: `calls` chooses the rows. `told`: the outcome is said.
    pub(super) fn look_when(&mut self, id: &FilingId, told: bool, calls: impl Fn(&LookRule) -> bool) {
        if self.rules.settings.looks.is_empty() {
            return;
        }
        let Some(filing) = self.filing(id) else {
            return;
        };
        let case = self.case(filing);
        let due = self.rules.law.looks.rules(&case).into_iter().filter(|rule| calls(rule));
        for rule in due {
            self.look(id, rule, told);
        }
    }

    /// Asks for a look, unless it was just made; says whether one is on its way.
    fn look(&mut self, id: &FilingId, rule: &LookRule, told: bool) -> bool {
        let rest = Duration::minutes(i64::from(self.rules.law.looks.rest_minutes));
        let Some(filing) = self.filing(id).filter(|_| self.rules.settings.looks.contains(&rule.probe)) else {
            return false;
        };
        let Some(domain) = text_of(filing, &domain()).map(str::to_owned) else {
            return false;
        };
        let (chat, now, before) = (filing.owner, self.now, found(filing, rule).cloned());
        if let Some(before) = before.as_ref().filter(|look| now < look.asked + rest) {
            if let Some(look) = self.filing_mut(id).and_then(|f| f.looks.get_mut(&rule.id)) {
                look.told |= told && before.waiting;
            }
            return before.waiting;
        }
        let look = LookId(self.draw::<4>().iter().map(|b| format!("{b:02x}")).collect());
        let found = before.and_then(|look| look.found);
        let note = Look { id: look.clone(), domain: domain.clone(), asked: now, told, waiting: true, found };
        if let Some(filing) = self.filing_mut(id) {
            filing.looks.insert(rule.id.clone(), note);
        }
        self.effects.push(Effect::Look { chat, filing: id.clone(), look, probe: rule.probe, domain });
        true
    }

    /// "Look again": what is found is told, or what was found just before.
    pub(super) fn look_press(&mut self, id: &FilingId, arg: &str) {
        let looks = &self.rules.law.looks;
        let Some(case) = self.filing(id).map(|filing| self.case(filing)) else {
            return;
        };
        // What the same probe is for by now: the button may have been shown before the approval.
        let shown = looks.look.iter().find(|rule| rule.id == arg);
        if let Some(rule) = shown.and_then(|rule| looks.rule(rule.probe, &case))
            && !self.look(id, rule, true)
        {
            self.tell_look(id, rule);
        }
    }

    /// The outcome of a look.
    pub(super) fn looked_up(&mut self, result: &LookedUp) {
        let (id, now) = (&result.filing, self.now);
        let looks = self.filing_mut(id).and_then(|f| f.looks.iter_mut().find(|(_, look)| look.id == result.look));
        // Overtaken by a newer one, or handed in twice.
        let Some((row, look)) = looks.filter(|(_, look)| look.waiting) else {
            return;
        };
        look.waiting = false;
        look.found = Some((now, result.found.clone()));
        let (row, told) = (row.clone(), std::mem::take(&mut look.told));
        let Some(filing) = self.filing(id) else {
            return;
        };
        let case = self.case(filing);
        let mut rules = self.rules.law.looks.rules(&case).into_iter();
        if let Some(rule) = rules.find(|rule| rule.id == row && (told || is_bad(rule, &case))) {
            self.tell_look(id, rule);
        }
    }

    fn tell_look(&mut self, id: &FilingId, rule: &LookRule) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let (user, case): (UserId, Rc<Case>) = (filing.owner, self.case(filing));
        if let Some(said) = self.looked(filing, &case, rule) {
            let content = Content::of(said).row(vec![again(id, rule)]);
            self.tell(user, Some(id.clone()), content, Urgency::Reply);
        }
    }

    /// What was found, as a sentence; nothing before anything was.
    fn looked(&self, filing: &Filing, case: &Case, rule: &LookRule) -> Option<Phrase> {
        let look = found(filing, rule)?;
        let (at, found) = look.found.as_ref()?;
        let elsewhere = matches!(found, Found::Names(names) if astray(rule, names, filing));
        let outcome = if elsewhere { "other" } else { word(rule, found, filing, case) };
        let nothing = || Phrase::new("status-nothing");
        let (names, day, more) = match found {
            Found::Names(names) => {
                let names: Vec<String> = names.iter().map(Host::to_string).collect();
                (names.join(", "), None, nothing())
            }
            Found::Registered { expires, registrar } => {
                let with = registrar.clone().map(|name| Phrase::new("looked-registrar").with("name", name));
                (String::new(), *expires, with.unwrap_or_else(nothing))
            }
            Found::Page { numbers, link } => {
                let flaw = flaw(numbers, *link, footer_number(filing, case).as_deref());
                let more = flaw.map_or_else(nothing, |flaw| {
                    Phrase::new(format!("looked-wrong_{flaw}")).with("names", numbers.join(", "))
                });
                (numbers.join(", "), None, more)
            }
            Found::Unknown | Found::Unregistered => (String::new(), None, nothing()),
        };
        let expires = match day {
            Some(day) => Phrase::new("looked-until").with("day", day),
            None => Phrase::new("looked-until_unknown"),
        };
        let said = Phrase::new(format!("looked-{}_{outcome}", rule.id))
            .with("domain", look.domain.clone())
            .with("at", *at)
            .with("names", names)
            .with("expires", expires)
            .with("more", more);
        Some(said)
    }

    /// Everything that was found and speaks in this case; `bad`: only what is not well.
    pub(super) fn looked_lines(&self, filing: &Filing, case: &Case, bad: bool) -> Vec<Phrase> {
        let rules = self.rules.law.looks.rules(case).into_iter();
        rules.filter(|rule| !bad || is_bad(rule, case)).filter_map(|rule| self.looked(filing, case, rule)).collect()
    }

    /// Buttons to look anew, where the operator allows it.
    pub(super) fn look_rows(&self, filing: &Filing, case: &Case) -> Vec<Vec<Button>> {
        let asked = text_of(filing, &domain()).is_some();
        let rules = self.rules.law.looks.rules(case).into_iter();
        rules
            .filter(|rule| asked && self.rules.settings.looks.contains(&rule.probe))
            .map(|rule| vec![again(&filing.id, rule)])
            .collect()
    }

    /// The day that was found outside for an item, to be taken over with a tap.
    pub(super) fn looked_day(&self, filing: &Filing, case: &Case, item: &str) -> Option<chrono::NaiveDate> {
        let rules = self.rules.law.looks.rules(case);
        let rule = rules.into_iter().find(|rule| rule.proposes.as_deref() == Some(item))?;
        match found(filing, rule)?.found.as_ref()? {
            (_, Found::Registered { expires, .. }) => *expires,
            (_, Found::Unknown | Found::Names(_) | Found::Unregistered | Found::Page { .. }) => None,
        }
    }
}

/// True if the opposite of what is wanted was found.
fn is_bad(rule: &LookRule, case: &Case) -> bool {
    let outcome = case.get(&format!("looked.{}", rule.id));
    outcome.is_some_and(|outcome| outcome != "unknown" && outcome != rule.wants.word())
}

fn again(id: &FilingId, rule: &LookRule) -> Button {
    tap_for(id, Phrase::new(format!("button-look_{}", rule.probe.id())), "look", &rule.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footer_shows_its_own_number_with_a_link() {
        let own = Some("浙ICP备2026000001号-1");
        let numbers = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert_eq!(flaw(&numbers(&["030173", "2026000001-1"]), true, own), None);
        assert_eq!(flaw(&numbers(&["2026000001-1"]), false, own), Some("link"));
        assert_eq!(flaw(&numbers(&["2026000001"]), true, own), Some("other"));
        assert_eq!(flaw(&numbers(&["2026000001-1"]), true, Some("粤ICP备2026000001号")), Some("other"));
        assert_eq!(flaw(&numbers(&["2026000001"]), true, Some("粤ICP备2026000001号")), None);
        assert_eq!(flaw(&[], true, None), Some("number"));
        assert_eq!(flaw(&numbers(&["2026000001-1"]), true, None), Some("unsure"));
    }
}
