//! The figures as an SVG of two plots, both axes logarithmic: equal steps are equal factors.

use std::fmt::Write;

use crate::Row;

const WIDTH: f64 = 330.0;
const HEIGHT: f64 = 220.0;
const LEFT: f64 = 60.0;
const TOP: f64 = 40.0;

/// One curve: its name, its colour, and what it shows.
type Curve<'r> = (&'static str, &'static str, Box<dyn Fn(&Row) -> f64 + 'r>);

/// Both plots side by side.
pub fn svg(rows: &[Row]) -> String {
    let first = rows.first();
    let linear = move |row: &Row| {
        first.map_or(0.0, |first| first.asked.median_ms * row.sections as f64 / first.sections as f64)
    };
    let times: Vec<Curve<'_>> = vec![
        ("99 % within", "#d95f02", Box::new(|row| row.asked.p99_ms)),
        ("median", "#1b9e77", Box::new(|row| row.asked.median_ms)),
        ("were the median linear", "#999999", Box::new(linear)),
    ];
    let sizes: Vec<Curve<'_>> = vec![
        ("building, peak", "#7570b3", Box::new(|row| row.built.peak_mb as f64)),
        ("index on disk", "#999999", Box::new(|row| row.built.index_mb as f64)),
        ("asking, resident", "#1b9e77", Box::new(|row| row.asked.resident_mb as f64)),
        ("of it own", "#d95f02", Box::new(|row| row.asked.own_mb as f64)),
    ];
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
        2.0 * (WIDTH + LEFT) + 140.0,
        HEIGHT + 2.0 * TOP,
    );
    panel(&mut svg, LEFT, "a question (ms)", rows, &times);
    panel(&mut svg, WIDTH + 2.0 * LEFT + 60.0, "memory and disk (MB)", rows, &sizes);
    svg.push_str("</svg>\n");
    svg
}

/// One plot with its axes. Writing into a string cannot fail.
fn panel(svg: &mut String, left: f64, title: &str, rows: &[Row], curves: &[Curve<'_>]) {
    let values = || rows.iter().flat_map(|row| curves.iter().map(|(_, _, value)| value(row).max(0.01)));
    let decade = |value: f64, up: bool| if up { value.log10().ceil() } else { value.log10().floor() };
    let (low, high) =
        (decade(values().fold(f64::MAX, f64::min), false), decade(values().fold(0.01, f64::max), true));
    let sections = || rows.iter().map(|row| row.sections as f64);
    let (from, to) = (sections().fold(f64::MAX, f64::min).log10(), sections().fold(1.0, f64::max).log10());
    let x = |sections: f64| left + (sections.log10() - from) / (to - from).max(0.01) * (WIDTH - 90.0);
    let y = |value: f64| TOP + HEIGHT - (value.max(0.01).log10() - low) / (high - low).max(1.0) * HEIGHT;
    let _ =
        writeln!(svg, "<text x=\"{left:.0}\" y=\"{:.0}\" font-weight=\"bold\">{title}</text>", TOP - 15.0);
    for decade in low as i32..=high as i32 {
        let (value, at) = (10f64.powi(decade), y(10f64.powi(decade)));
        let _ = writeln!(
            svg,
            "<path d=\"M{left:.0} {at:.1}h{:.0}\" stroke=\"#ddd\"/><text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{value}</text>",
            WIDTH - 90.0,
            left - 5.0,
            at + 4.0,
        );
    }
    for row in rows {
        let at = x(row.sections as f64);
        let _ = writeln!(
            svg,
            "<text x=\"{at:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{:.0},000</text>",
            TOP + HEIGHT + 16.0,
            row.sections as f64 / 1000.0,
        );
    }
    // Names of curves that end close together stand one under the other.
    let mut taken: Vec<f64> = Vec::new();
    for (name, colour, value) in curves {
        let points: Vec<String> =
            rows.iter().map(|row| format!("{:.1},{:.1}", x(row.sections as f64), y(value(row)))).collect();
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            points.join(" ")
        );
        if let Some(last) = rows.last() {
            let mut at = y(value(last)) + 4.0;
            while taken.iter().any(|other| (at - other).abs() < 12.0) {
                at += 1.0;
            }
            taken.push(at);
            let _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"{colour}\">{name}</text>",
                x(last.sections as f64) + 6.0,
                at,
            );
        }
    }
}
