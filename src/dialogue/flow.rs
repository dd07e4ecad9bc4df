//! What is asked of a case, in order, and what comes next. One list answers both, so progress
//! counts the case as it stands.

use super::state::{Address, Filing, Value};
use crate::rulebook::Rules;
use crate::rulebook::items::{Item, Kind};
use crate::rulebook::when::Case;

/// How far one item of the list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// To be asked.
    Open,
    /// A photo of it is being looked at, or waits to be confirmed as one of it.
    Checking,
    /// Put off until before sending.
    Later,
    /// Answered or left out.
    Done,
    /// Known without asking.
    Known,
}

/// One item of the list.
#[derive(Debug, Clone)]
pub struct Spot<'a> {
    /// The item.
    pub item: &'a Item,
    /// Where its answer goes.
    pub address: &'a Address,
    /// How far it is.
    pub state: State,
}

/// Everything that this case is asked in its stage, in order.
pub fn flow<'a>(rules: &'a Rules, filing: &Filing, case: &Case) -> Vec<Spot<'a>> {
    let fixing = is_fix(rules, filing);
    let mut spots = Vec::new();
    for item in &rules.items.list {
        let address = &item.address;
        if fixing {
            let Some(back) = filing.sent_back.get(address) else {
                // What mending made stale (the signed sheet) is asked again too.
                if item.stage.is_none() && item.applies(case) && state_of(filing, item, address) == State::Open {
                    spots.push(Spot { item, address, state: State::Open });
                }
                continue;
            };
            let state = if checking(filing, address) {
                State::Checking
            } else if back.fixed {
                State::Done
            } else {
                State::Open
            };
            spots.push(Spot { item, address, state });
            continue;
        }
        if !item.applies(case) {
            continue;
        }
        let here = match &item.stage {
            Some(stage) => stage == filing.stage.id(),
            None => filing.stage == super::Stage::Draft || rules.stage_edits(filing.stage.id()),
        };
        if here {
            let state = state_of(filing, item, address);
            spots.push(Spot { item, address, state });
        }
    }
    spots
}

/// The first item to be asked.
pub fn next<'a>(spots: &[Spot<'a>]) -> Option<Spot<'a>> {
    spots.iter().find(|spot| spot.state == State::Open).cloned()
}

/// The first item to be asked now: what ends the filing waits for every picture on its way.
pub fn next_now<'a>(spots: &[Spot<'a>], filing: &Filing) -> Option<Spot<'a>> {
    let waiting = !filing.pending.is_empty() || !filing.unsorted.is_empty();
    next(spots).filter(|spot| !(waiting && spot.item.part == "end"))
}

/// "7 of 19": the place of an item among those that are asked, and their number.
pub fn progress(spots: &[Spot], address: &Address) -> (usize, usize) {
    let asked: Vec<&Spot> = spots.iter().filter(|s| s.state != State::Known && s.item.kind != Kind::Gate).collect();
    let place = asked.iter().position(|s| s.address == address).map_or(asked.len(), |i| i + 1);
    (place.max(1), asked.len().max(1))
}

/// The item asked before this one, to go back to.
pub fn before<'a>(spots: &[Spot<'a>], address: Option<&Address>) -> Option<Spot<'a>> {
    let end = address.and_then(|a| spots.iter().position(|s| s.address == a)).unwrap_or(spots.len());
    spots[..end]
        .iter()
        .rev()
        .find(|s| matches!(s.state, State::Done | State::Later | State::Checking) && s.item.kind != Kind::Gate)
        .cloned()
}

/// True while something sent back is to be mended.
pub fn mends(rules: &Rules, filing: &Filing) -> bool {
    rules.plan.stage(filing.stage.id()).is_some_and(|s| s.fix)
}

/// True while only what was sent back is asked. Where nobody knows what a refusal means, all stays open to change.
pub fn is_fix(rules: &Rules, filing: &Filing) -> bool {
    mends(rules, filing) && !filing.sent_back.is_empty()
}

/// True once the summary has been confirmed: what was put off is asked now.
pub fn confirmed(filing: &Filing) -> bool {
    filing.answers.contains_key(&Address::first("end", "summary"))
}

/// True if an item may be put off until before sending, or, asked in a later stage, until it is known.
/// What was given already is not lost by a tap.
pub fn may_wait(filing: &Filing, item: &Item, address: &Address) -> bool {
    let early = item.stage.is_some() || !confirmed(filing);
    item.later && early && !filing.answers.contains_key(address) && !filing.sent_back.contains_key(address)
}

/// True if an item may be left out in this case. What was given already is changed, not left out; only the
/// signed sheet may turn out not to be asked for.
pub fn may_skip(filing: &Filing, item: &Item, address: &Address, case: &Case) -> bool {
    let given = filing.answers.get(address).is_some_and(|a| a.value != Value::Later);
    item.skippable(case) && (!given || item.kind == Kind::Sheet)
}

fn checking(filing: &Filing, address: &Address) -> bool {
    let sent = filing.pending.values().chain(filing.unsorted.values().map(|u| &u.sent));
    sent.into_iter().any(|p| &p.address == address)
}

fn state_of(filing: &Filing, item: &Item, address: &Address) -> State {
    if checking(filing, address) {
        return State::Checking;
    }
    if filing.second_look.contains_key(address) {
        return State::Open;
    }
    match filing.answers.get(address).map(|a| &a.value) {
        Some(Value::Later) if confirmed(filing) && item.stage.is_none() => State::Open,
        Some(Value::Later) => State::Later,
        Some(Value::Text(_) | Value::Choice(_) | Value::Many(_) | Value::Photos(_) | Value::Skipped) => State::Done,
        None if item.default.is_some() => State::Known,
        None => State::Open,
    }
}
