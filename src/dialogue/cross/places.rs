//! Where papers and addresses say that the filing belongs.

use super::{Found, Look};

/// The addresses lie in different cities.
pub(super) fn other_city(look: &Look) -> Vec<Found> {
    let city = |text: &str| look.rules.law.split_address(text).map(|place| (place.province, place.city));
    match look.texts().as_slice() {
        [(first, one), (second, other)] => match (city(one), city(other)) {
            (Some(here), Some(there)) if here != there => {
                let fault = look.fault().with("city", here.1).with("other", there.1);
                vec![look.found(&[first, second], fault)]
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}
