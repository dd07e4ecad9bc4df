//! Files that are no pictures, or not only.

use image::DynamicImage;

use super::jpeg;

/// The first bytes of an iPhone's HEIC file and nothing worth decoding behind them.
pub(super) fn heic() -> Vec<u8> {
    let mut file = b"\0\0\0\x24ftypheic\0\0\0\0mif1MiHBMiHEheic".to_vec();
    file.extend_from_slice(&[0, 0, 1, 0]);
    file.extend_from_slice(b"meta");
    file.resize(40_000, 0x5A);
    file
}

/// A text that was given the name of a photo.
pub(super) fn text() -> Vec<u8> {
    "身份证照片在我的电脑里，晚上再发。\n".repeat(40).into_bytes()
}

/// A PDF of one page, filled by one scan.
pub(super) fn pdf(scan: &DynamicImage) -> Vec<u8> {
    let picture = jpeg(scan, 82);
    let (width, height) = (scan.width(), scan.height());
    let drawing = "q 842 0 0 595 0 0 cm /Scan Do Q";
    let objects: [Vec<u8>; 5] = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents 4 0 R \
          /Resources << /XObject << /Scan 5 0 R >> >> >>"
            .to_vec(),
        format!("<< /Length {} >>\nstream\n{drawing}\nendstream", drawing.len()).into_bytes(),
        [
            format!(
                "<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB \
                 /BitsPerComponent 8 /Filter /DCTDecode /Length {} >>\nstream\n",
                picture.len()
            )
            .into_bytes(),
            picture,
            b"\nendstream".to_vec(),
        ]
        .concat(),
    ];
    let mut file = b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        file.extend_from_slice(&object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let start = file.len();
    file.extend_from_slice(table.as_bytes());
    file.extend_from_slice(format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").as_bytes());
    file
}
