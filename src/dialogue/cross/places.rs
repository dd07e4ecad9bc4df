//! Where papers and addresses say that the filing belongs.

use super::{Found, Look};
use crate::text::Phrase;

/// A credit code was given out in another province. (A code outlives a removal.)
pub(super) fn code_elsewhere(look: &Look) -> Vec<Found> {
    let (Some((item, code)), Some(here)) = (look.texts().first().copied(), look.case.get("province")) else {
        return Vec::new();
    };
    let region = look.rules.law.province_of_credit_code(code).filter(|province| province.code != here);
    let found = |code: &str| {
        let fault = look.fault().with("province", Phrase::new(format!("province-{code}")));
        look.found(&[item, "province"], fault).offer("province", code)
    };
    region.map(|province| found(&province.code)).into_iter().collect()
}

/// An address lies in another province. Only the one on the certificate proposes where the filing belongs.
pub(super) fn address_elsewhere(look: &Look) -> Vec<Found> {
    let (Some((item, address)), Some(here)) = (look.texts().first().copied(), look.case.get("province")) else {
        return Vec::new();
    };
    let Some(there) = look.rules.law.province_of_address(address).filter(|province| province.code != here) else {
        return Vec::new();
    };
    let fault = look.fault().with("province", Phrase::new(format!("province-{}", there.code)));
    let mut found = look.found(&[item, "province"], fault);
    if item == "subject_address" {
        found = found.offer("province", &there.code);
        if look.case.is("local", "yes") {
            found = found.offer("local", "no");
        }
    }
    vec![found]
}
