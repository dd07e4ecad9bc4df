//! The filings of a step, and what is known of their cases: worked out once until one of the filings changes.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::Time;
use super::case::case_of;
use super::state::{Filing, FilingId};
use crate::rulebook::Rules;
use crate::rulebook::when::Case;

/// The filings of a step by id. Whoever gets one to change it takes back what was worked out.
#[derive(Default)]
pub(super) struct Filings {
    all: BTreeMap<FilingId, Filing>,
    /// By filing, and by whether its filer has an earlier one.
    cases: RefCell<BTreeMap<(FilingId, bool), Rc<Case>>>,
}

impl Filings {
    pub(super) fn new(all: BTreeMap<FilingId, Filing>) -> Filings {
        Filings { all, cases: RefCell::default() }
    }

    pub(super) fn get(&self, id: &FilingId) -> Option<&Filing> {
        self.all.get(id)
    }

    pub(super) fn get_mut(&mut self, id: &FilingId) -> Option<&mut Filing> {
        self.cases.get_mut().clear();
        self.all.get_mut(id)
    }

    pub(super) fn insert(&mut self, id: FilingId, filing: Filing) {
        self.cases.get_mut().clear();
        self.all.insert(id, filing);
    }

    pub(super) fn remove(&mut self, id: &FilingId) -> Option<Filing> {
        self.cases.get_mut().clear();
        self.all.remove(id)
    }

    /// All of them, as they are after the step.
    pub(super) fn into_all(self) -> BTreeMap<FilingId, Filing> {
        self.all
    }

    /// The facts of a filing; `earlier`: its filer has another one whose subject is known.
    pub(super) fn case(&self, rules: &Rules, filing: &Filing, earlier: bool, now: Time) -> Rc<Case> {
        let work_out = || Rc::new(case_of(rules, filing, earlier, now));
        // A filing that is only supposed to be is none of these.
        if !self.all.get(&filing.id).is_some_and(|own| std::ptr::eq(own, filing)) {
            return work_out();
        }
        let key = (filing.id.clone(), earlier);
        if let Some(case) = self.cases.borrow().get(&key) {
            return Rc::clone(case);
        }
        let case = work_out();
        self.cases.borrow_mut().insert(key, Rc::clone(&case));
        case
    }
}
