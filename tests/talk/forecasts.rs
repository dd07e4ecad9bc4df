//! What must hold of the forecast of any filing.

use beian::dialogue::case::case_of;
use beian::dialogue::cross::crosses;
use beian::dialogue::forecast::exported::Exported;
use beian::dialogue::forecast::forecast;
use beian::dialogue::judge::judge_all;
use beian::rulebook::rule::Severity;
use beian::rulebook::when::all_hold;

use super::Player;

impl Player {
    /// Of each filing: nothing is certain without a reason, and what was exported is foreseen alike.
    pub(super) fn foresee(&self) {
        let (rules, now) = (self.rules, self.now);
        for filing in self.world.filings.values() {
            let case = case_of(rules, filing, false, now);
            let told = forecast(rules, filing, &case, now);
            let faulty = judge_all(rules, filing, &case, now).iter().any(|(_, judged)| judged.fault.is_some());
            let crossed = crosses(rules, filing, &case, now).iter().any(|c| c.severity == Severity::Block);
            let signed = rules.law.refusals.all().flat_map(|refusal| &refusal.sign).any(|sign| {
                let blocks = sign.basis.as_ref().is_some_and(|basis| basis.severity == Severity::Block);
                sign.is_bare() && blocks && all_hold(&sign.when, &case)
            });
            assert!(!told.holds() || faulty || crossed || signed, "certain without a reason");
            assert!(told.holds() || !(faulty || crossed), "a reason without certainty");
            let json = serde_json::to_string(&Exported::of(rules, filing)).expect("it can be written");
            let read = Exported::read(&json).expect("what was exported can be read");
            let again = forecast(rules, &read, &case_of(rules, &read, false, now), now);
            assert!(again == told, "the exported filing is foreseen in another way");
        }
    }
}
