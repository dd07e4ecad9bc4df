//! Radicals: characters that PDF readers hand over in place of the ordinary ones that look the same.
//!
//! A name copied from a PDF often holds ⾼ (U+2FBC) for 高 (U+9AD8). Nobody sees a difference, every
//! form refuses it. The table is Unicode's own; 户 and 青 are in the mainland's shape.

/// The 214 radicals from U+2F00 on, as ordinary characters.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
    廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵\
    邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Where the radicals begin.
const KANGXI_FIRST: u32 = 0x2F00;

/// The radicals of simplified writing that stand elsewhere, each before the ordinary character.
const SIMPLIFIED: &str =
    "⺠民⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";

/// The ordinary character that a radical stands for; any other character is itself.
pub(super) fn plain(c: char) -> char {
    if !('\u{2E80}'..='\u{2FDF}').contains(&c) {
        return c;
    }
    let place = u32::from(c).checked_sub(KANGXI_FIRST).and_then(|at| usize::try_from(at).ok());
    let kangxi = place.and_then(|at| KANGXI.chars().nth(at));
    let simplified = || SIMPLIFIED.chars().skip_while(|known| *known != c).nth(1);
    kangxi.or_else(simplified).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_from_a_pdf_are_ordinary_characters() {
        assert_eq!(KANGXI.chars().count(), 214);
        let plain_text = |text: &str| text.chars().map(plain).collect::<String>();
        assert_eq!(plain_text("⾼⼩⽅ ⻩⻢⻰ ⼀⿕⼾"), "高小方 黄马龙 一龠户");
        assert_eq!(plain_text("高a䶮"), "高a䶮");
    }
}
