//! Documents drawn flat, in three hands that have little in common: as printed, as a plain scheme, and busy.
//! Nobody on them exists, and each says that it is a sample.

use image::{Rgb, RgbImage};

use super::chance::Chance;
use crate::photo::board::{Board, Colour};
use crate::rulebook::photos::PhotoKind;

const INK: Colour = [34, 34, 40];
const RED: Colour = [200, 36, 44];
const GOLD: Colour = [186, 150, 62];

/// How the drawings differ beyond their layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    /// As a printer would make it.
    Printed,
    /// Flat blocks, bars for words.
    Plain,
    /// Waves under everything, bold print.
    Busy,
}

impl Hand {
    pub(super) const ALL: [Hand; 3] = [Hand::Printed, Hand::Plain, Hand::Busy];
}

/// Width by height of a paper, in millimetres.
pub(super) fn size(kind: PhotoKind, chance: &mut Chance) -> [f32; 2] {
    match kind {
        PhotoKind::IdFront | PhotoKind::IdBack | PhotoKind::Residence | PhotoKind::Handheld => [85.6, 54.0],
        PhotoKind::Licence if chance.percent(50) => [297.0, 210.0],
        PhotoKind::Licence
        | PhotoKind::Sheet
        | PhotoKind::Letter
        | PhotoKind::Certificate
        | PhotoKind::Promise
        | PhotoKind::Other => [210.0, 297.0],
    }
}

/// One paper on the drawing table: millimetres in, pixels out.
struct Table<'a> {
    board: Board,
    scale: f32,
    hand: Hand,
    chance: &'a mut Chance,
}

impl Table<'_> {
    fn fill(&mut self, x: f32, y: f32, w: f32, h: f32, colour: Colour) {
        let s = self.scale;
        self.board.fill([x * s, y * s, (x + w) * s, (y + h) * s], colour, 1.0);
    }

    fn round(&mut self, x: f32, y: f32, rx: f32, ry: f32, colour: Colour) {
        let s = self.scale;
        self.board.round([(x - rx) * s, (y - ry) * s, (x + rx) * s, (y + ry) * s], colour, 1.0);
    }

    fn frame(&mut self, x: f32, y: f32, w: f32, h: f32, thick: f32, colour: Colour) {
        let s = self.scale;
        self.board.frame([x * s, y * s, (x + w) * s, (y + h) * s], thick * s, colour);
    }

    /// A line of words; the plain hand makes bars of them, the busy one prints bold.
    fn write(&mut self, words: &str, x: f32, y: f32, size: f32, colour: Colour) {
        let s = self.scale;
        if self.hand == Hand::Plain && self.chance.percent(60) {
            let mut at = x;
            for sign in words.chars() {
                let wide = size * if sign.is_ascii() { 0.55 } else { 1.0 };
                self.fill(at + size * 0.08, y - size * 0.82, wide * 0.8, size * 0.2, colour);
                self.fill(at + size * 0.08, y - size * 0.2, wide * 0.8, size * 0.2, colour);
                self.fill(at + wide * 0.4, y - size * 0.82, size * 0.14, size * 0.82, colour);
                at += wide;
            }
            return;
        }
        self.board.write(words, [x * s, y * s], size * 1.35 * s, colour);
        if self.hand == Hand::Busy {
            self.board.write(words, [(x + size * 0.05) * s, y * s], size * 1.35 * s, colour);
        }
    }

    /// The words in the middle of a width.
    fn centred(&mut self, words: &str, x: f32, y: f32, size: f32, colour: Colour) {
        let wide = self.board.width(words, size * 1.35 * self.scale) / self.scale;
        self.write(words, x - wide / 2.0, y, size, colour);
    }

    /// Fine waves under the print.
    fn waves(&mut self, [w, h]: [f32; 2], colour: Colour, cover: f32) {
        let s = self.scale;
        let (count, swing) = (12 + self.chance.below(18), self.chance.between(0.5, 2.5));
        let turn = self.chance.between(0.1, 0.5);
        for line in 0..count {
            let base = h * line as f32 / count as f32;
            for step in 0..(w * 2.0) as usize {
                let x = step as f32 / 2.0;
                let y = base + swing * (x * turn + line as f32 * 0.4).sin();
                self.board.fill([x * s, y * s, (x + 0.55) * s, (y + 0.22) * s], colour, cover);
            }
        }
    }
}

/// Draws a paper at so many pixels to the millimetre.
pub(super) fn draw(kind: PhotoKind, size: [f32; 2], scale: f32, hand: Hand, chance: &mut Chance) -> RgbImage {
    let ground = match (kind, hand) {
        (PhotoKind::IdFront | PhotoKind::IdBack | PhotoKind::Residence, Hand::Printed) => [226, 236, 238],
        (PhotoKind::IdFront | PhotoKind::IdBack | PhotoKind::Residence, Hand::Plain) => [240, 240, 236],
        (PhotoKind::IdFront | PhotoKind::IdBack | PhotoKind::Residence, Hand::Busy) => [210, 226, 240],
        (PhotoKind::Licence, Hand::Busy) => [246, 238, 214],
        _ => [250, 250, 248],
    };
    let picture = RgbImage::from_pixel((size[0] * scale) as u32, (size[1] * scale) as u32, Rgb(ground));
    let mut table = Table { board: Board::over(picture), scale, hand, chance };
    match kind {
        PhotoKind::IdFront | PhotoKind::Handheld => front(&mut table, size),
        PhotoKind::IdBack => back(&mut table, size),
        PhotoKind::Residence => residence(&mut table, size),
        PhotoKind::Licence => licence(&mut table, size),
        PhotoKind::Sheet | PhotoKind::Letter | PhotoKind::Certificate | PhotoKind::Promise | PhotoKind::Other => {
            sheet(&mut table, size);
        }
    }
    table.board.finish()
}

fn front(table: &mut Table, size: [f32; 2]) {
    if table.hand != Hand::Plain {
        let cover = table.chance.between(0.15, 0.6);
        table.waves(size, [150, 190, 215], cover);
    }
    let label = if table.hand == Hand::Plain { INK } else { [50, 110, 160] };
    for (y, name, value) in
        [(11.0, "姓名", "林晓帆"), (18.5, "性别", "男  民族  汉"), (25.5, "出生", "1990 年 3 月 7 日")]
    {
        table.write(name, 6.0, y, 2.9, label);
        table.write(value, 17.0, y, 3.3, INK);
    }
    table.write("住址", 6.0, 33.0, 2.9, label);
    table.write("浙江省杭州市西湖区样例", 17.0, 33.0, 3.1, INK);
    table.write("路100号2幢1单元301室", 17.0, 37.6, 3.1, INK);
    table.write("公民身份号码", 6.0, 48.0, 2.9, label);
    table.write("330106199003071017", 29.0, 48.2, 4.2, INK);
    table.write("样例 SAMPLE", 56.0, 53.0, 2.0, [150, 150, 150]);
    portrait(table);
}

/// A head in a box, at the right.
fn portrait(table: &mut Table) {
    let ground = [[236, 240, 244], [255, 255, 255], [200, 214, 230]][table.chance.below(3)];
    let skin = [[226, 186, 154], [206, 162, 130], [240, 206, 180]][table.chance.below(3)];
    let cloth = [[46, 60, 90], [120, 40, 44], [70, 70, 74]][table.chance.below(3)];
    let (x, y) = (table.chance.between(56.0, 58.5), table.chance.between(6.5, 9.0));
    if table.chance.percent(60) {
        table.fill(x, y, 25.0, 32.0, ground);
    }
    table.round(x + 12.5, y + 27.0, 11.0, 4.8, cloth);
    table.fill(x + 2.0, y + 27.0, 21.0, 5.0, cloth);
    table.round(x + 12.5, y + 12.5, 7.6, 9.4, [36, 30, 30]);
    table.round(x + 12.5, y + 15.0, 6.3, 8.2, skin);
    table.fill(x + 9.0, y + 13.5, 2.2, 0.8, INK);
    table.fill(x + 14.0, y + 13.5, 2.2, 0.8, INK);
    table.fill(x + 11.0, y + 19.5, 3.0, 0.7, [170, 80, 76]);
}

fn back(table: &mut Table, size: [f32; 2]) {
    if table.hand != Hand::Plain {
        let cover = table.chance.between(0.15, 0.6);
        table.waves(size, [170, 200, 190], cover);
    }
    let (x, y, r) =
        (table.chance.between(11.0, 16.0), table.chance.between(13.0, 17.0), table.chance.between(6.0, 9.0));
    table.round(x, y, r, r * 1.05, RED);
    table.round(x, y - r * 0.3, r * 0.25, r * 0.25, [240, 200, 60]);
    table.fill(x - r * 0.5, y + r * 0.2, r, r * 0.3, [240, 200, 60]);
    table.centred("样例用身份证件", 52.0, 14.0, 5.2, INK);
    table.centred("居民身份证", 52.0, 26.0, 7.2, INK);
    table.write("签发机关", 17.0, 41.0, 3.1, [50, 110, 160]);
    table.write("示例市公安局样例分局", 36.0, 41.0, 3.2, INK);
    table.write("有效期限", 17.0, 48.0, 3.1, [50, 110, 160]);
    table.write("2019.03.07-2039.03.07", 36.0, 48.0, 3.2, INK);
}

fn residence(table: &mut Table, size: [f32; 2]) {
    if table.hand != Hand::Plain {
        table.waves(size, [150, 200, 180], 0.4);
    }
    table.fill(0.0, 0.0, size[0], 12.0, [60, 120, 170]);
    table.centred("广东省居住证 样例", 42.8, 8.5, 5.0, [250, 250, 250]);
    for (y, name, value) in
        [(19.0, "姓名", "林晓帆"), (26.0, "号码", "330106199003071017"), (33.0, "住址", "广州市天河区样例街8号")]
    {
        table.write(name, 6.0, y, 3.0, [50, 110, 160]);
        table.write(value, 20.0, y, 3.2, INK);
    }
    table.write("有效期限 2026.05.20-2027.05.19", 6.0, 48.0, 3.0, INK);
}

fn licence(table: &mut Table, [w, h]: [f32; 2]) {
    if table.hand != Hand::Plain {
        let cover = table.chance.between(0.1, 0.5);
        table.waves([w, h], [226, 206, 150], cover);
    }
    let edge = table.chance.between(6.0, 14.0);
    let border = if table.hand == Hand::Plain { [90, 130, 110] } else { GOLD };
    table.frame(edge, edge, w - 2.0 * edge, h - 2.0 * edge, 2.4, border);
    table.frame(edge + 4.0, edge + 4.0, w - 2.0 * edge - 8.0, h - 2.0 * edge - 8.0, 0.7, border);
    let u = w.min(h) / 210.0;
    table.round(w / 2.0, 34.0 * u, 12.0 * u, 12.0 * u, RED);
    table.round(w / 2.0, 31.0 * u, 4.0 * u, 4.0 * u, [244, 208, 70]);
    table.centred("营业执照", w / 2.0, 66.0 * u, 17.0 * u, INK);
    table.centred("(样例 SAMPLE)", w / 2.0, 78.0 * u, 5.5 * u, INK);
    let lines = [
        ("统一社会信用代码", "91330106MA2EXAMP0X"),
        ("名称", "样例云帆科技有限公司"),
        ("类型", "有限责任公司(自然人独资)"),
        ("法定代表人", "林晓帆"),
        ("经营范围", "软件开发；信息技术服务；设计；样例销售"),
        ("注册资本", "壹佰万元整"),
        ("成立日期", "2019年03月07日"),
        ("住所", "浙江省杭州市西湖区样例路100号"),
    ];
    let step = ((h - edge - 30.0 * u) - 92.0 * u) / lines.len() as f32;
    for (row, (name, value)) in (0u8..).zip(lines) {
        let y = 96.0 * u + step * f32::from(row);
        table.write(name, edge + 18.0 * u, y, 4.6 * u, [90, 80, 50]);
        table.write(value, edge + 62.0 * u, y, 4.8 * u, INK);
    }
    table.seal(w - edge - 42.0 * u, h - edge - 34.0 * u, 19.0 * u);
}

impl Table<'_> {
    /// A red ring with words in it.
    fn seal(&mut self, x: f32, y: f32, r: f32) {
        let s = self.scale;
        for step in 0..240 {
            let (sin, cos) = (step as f32 / 240.0 * std::f32::consts::TAU).sin_cos();
            let (px, py) = ((x + r * cos) * s, (y + r * sin) * s);
            self.board.fill([px - 0.5 * s, py - 0.5 * s, px + 0.5 * s, py + 0.5 * s], RED, 0.7);
        }
        self.centred("样例", x, y + 2.0, r * 0.4, RED);
    }
}

fn sheet(table: &mut Table, [w, h]: [f32; 2]) {
    table.centred("信息真实性核验单(样例)", w / 2.0, 24.0, 6.4, INK);
    let rows = 9 + table.chance.below(6);
    let lined = table.hand != Hand::Busy;
    let (top, step) = (34.0, 13.5);
    for row in 0..rows {
        let y = top + step * row as f32;
        if lined {
            table.frame(20.0, y, w - 40.0, step + 0.3, 0.3, INK);
            table.fill(64.0, y, 0.3, step, INK);
        }
        table.write("主办者名称", 23.0, y + 8.2, 3.7, INK);
        table.write("样例云帆科技有限公司 33010619900307", 67.0, y + 8.2, 3.7, INK);
    }
    let y = top + step * rows as f32 + 12.0;
    table.write("本人承诺以上信息真实、准确、完整,与原件一致。", 23.0, y, 3.7, INK);
    table.write("负责人签名:", 23.0, y + 20.0, 4.2, INK);
    table.write("林晓帆", 60.0, y + 21.0, 7.0, [30, 44, 110]);
    table.write("日期: 2026年11月24日", 110.0, y + 20.0, 4.2, INK);
    if table.chance.percent(60) {
        table.seal(w - 55.0, (y + 18.0).min(h - 24.0), 19.0);
    }
}
