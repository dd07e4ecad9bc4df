//! The filings of a step, and what is known of their cases: worked out once until one of the filings changes.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::Time;
use super::case::case_of;
use super::flow::{Spot, flow};
use super::state::{Filing, FilingId};
use crate::rulebook::Rules;
use crate::rulebook::when::Case;

/// The filings of a step by id. Whoever gets one to change it takes back what was worked out.
#[derive(Default)]
pub(super) struct Filings<'a> {
    all: BTreeMap<FilingId, Arc<Filing>>,
    /// By filing, and by whether its filer has an earlier one.
    known: RefCell<BTreeMap<(FilingId, bool), Known<'a>>>,
}

/// What was worked out of a filing.
#[derive(Clone)]
struct Known<'a> {
    case: Rc<Case>,
    spots: Option<Rc<[Spot<'a>]>>,
}

impl<'a> Filings<'a> {
    pub(super) fn new(all: BTreeMap<FilingId, Arc<Filing>>) -> Filings<'a> {
        Filings { all, known: RefCell::default() }
    }

    pub(super) fn get(&self, id: &FilingId) -> Option<&Filing> {
        self.all.get(id).map(Arc::as_ref)
    }

    pub(super) fn get_mut(&mut self, id: &FilingId) -> Option<&mut Filing> {
        self.known.get_mut().clear();
        self.all.get_mut(id).map(Arc::make_mut)
    }

    pub(super) fn insert(&mut self, id: FilingId, filing: Filing) {
        self.known.get_mut().clear();
        self.all.insert(id, Arc::new(filing));
    }

    pub(super) fn remove(&mut self, id: &FilingId) -> Option<Arc<Filing>> {
        self.known.get_mut().clear();
        self.all.remove(id)
    }

    /// All of them, in the order of their ids.
    pub(super) fn all(&self) -> impl Iterator<Item = &Filing> {
        self.all.values().map(Arc::as_ref)
    }

    /// The same, as they are after the step.
    pub(super) fn into_all(self) -> BTreeMap<FilingId, Arc<Filing>> {
        self.all
    }

    /// The facts of a filing; `earlier`: its filer has another one whose subject is known.
    pub(super) fn case(&self, rules: &Rules, filing: &Filing, earlier: bool, now: Time) -> Rc<Case> {
        self.known(rules, filing, earlier, now).case
    }

    /// What this case is asked, in order.
    pub(super) fn spots(&self, rules: &'a Rules, filing: &Filing, earlier: bool, now: Time) -> Rc<[Spot<'a>]> {
        let known = self.known(rules, filing, earlier, now);
        if let Some(spots) = known.spots {
            return spots;
        }
        let spots: Rc<[Spot<'a>]> = flow(rules, filing, &known.case).into();
        if let Some(known) =
            self.known.borrow_mut().get_mut(&(filing.id.clone(), earlier)).filter(|_| self.owns(filing))
        {
            known.spots = Some(Rc::clone(&spots));
        }
        spots
    }

    fn known(&self, rules: &Rules, filing: &Filing, earlier: bool, now: Time) -> Known<'a> {
        let work_out = || Known { case: Rc::new(case_of(rules, filing, earlier, now)), spots: None };
        if !self.owns(filing) {
            return work_out();
        }
        let key = (filing.id.clone(), earlier);
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let known = work_out();
        self.known.borrow_mut().insert(key, known.clone());
        known
    }

    /// False for a filing that is only supposed to be.
    fn owns(&self, filing: &Filing) -> bool {
        self.all.get(&filing.id).is_some_and(|own| std::ptr::eq(own.as_ref(), filing))
    }
}
