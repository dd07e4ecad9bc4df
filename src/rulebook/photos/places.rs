//! Where on the picture a fault is.

use super::{Facts, Frame};
use crate::text::Fault;

/// How far in from a cut side the mark reaches, in thousandths of the picture.
const EDGE: u16 = 60;

/// The rectangles that show a fault: the reflection, the cut edges, the second document, the box of a sheet; else the
/// document, or all of the picture where none was found.
pub fn frames(fault: &Fault, facts: &Facts) -> Vec<Frame> {
    let document = facts.document.map_or(Frame::WHOLE, |d| d.frame());
    match fault.code.as_str() {
        "photo_glare" => vec![facts.glare_at.unwrap_or(document)],
        "photo_two" => vec![facts.second.unwrap_or(document)],
        "photo_cut" => {
            let edges = [
                Frame { bottom: document.top.saturating_add(EDGE), ..document },
                Frame { left: document.right.saturating_sub(EDGE), ..document },
                Frame { top: document.bottom.saturating_sub(EDGE), ..document },
                Frame { right: document.left.saturating_add(EDGE), ..document },
            ];
            let cut = facts.document.map_or([false; 4], |d| d.cut);
            edges.into_iter().zip(cut).filter(|(_, cut)| *cut).map(|(edge, _)| edge).collect()
        }
        code => {
            let places = facts.sheet.as_ref().map(|sheet| sheet.places(code)).unwrap_or_default();
            if places.is_empty() { vec![document] } else { places.into_iter().map(area).collect() }
        }
    }
}

fn area(area: [u32; 4]) -> Frame {
    let [left, top, right, bottom] = area.map(|part| u16::try_from(part.min(1000)).unwrap_or(1000));
    Frame { left, top, right, bottom }
}
