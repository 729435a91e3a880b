//! Curves over the number of cases, both axes in powers of ten, as SVG that needs nothing else.

/// One curve: what it is called, and its points.
pub(super) struct Curve {
    pub(super) name: String,
    pub(super) points: Vec<(f64, f64)>,
}

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 250.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 50.0;
/// Told apart also by who does not see all colours.
const COLOURS: [&str; 8] =
    ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000", "#7f7f7f"];

/// A picture of the curves under a title.
pub(super) fn svg(title: &str, unit: &str, curves: &[Curve]) -> String {
    let points = || curves.iter().flat_map(|curve| curve.points.iter().copied());
    let (low_x, high_x) = decades(points().map(|point| point.0));
    let (low_y, high_y) = decades(points().map(|point| point.1));
    let x = |value: f64| LEFT + (value.log10() - low_x) / (high_x - low_x) * (WIDTH - LEFT - RIGHT);
    let y = |value: f64| {
        HEIGHT - BOTTOM - (value.log10() - low_y) / (high_y - low_y) * (HEIGHT - TOP - BOTTOM)
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n\
         <text x=\"{LEFT}\" y=\"22\" font-size=\"15\">{title}</text>\n"
    );
    for power in steps(low_y, high_y) {
        let (value, at) = (10_f64.powf(power), y(10_f64.powf(power)));
        svg += &format!(
            "<path d=\"M{LEFT} {at:.1}H{:.1}\" stroke=\"#ddd\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{value} {unit}</text>\n",
            WIDTH - RIGHT,
            LEFT - 6.0,
            at + 4.0
        );
    }
    for power in steps(low_x, high_x) {
        let (value, at) = (10_f64.powf(power), x(10_f64.powf(power)));
        svg += &format!(
            "<path d=\"M{at:.1} {TOP}V{:.1}\" stroke=\"#ddd\"/>\
             <text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{value} cases</text>\n",
            HEIGHT - BOTTOM,
            HEIGHT - BOTTOM + 18.0
        );
    }
    for (number, Curve { name, points }) in curves.iter().enumerate() {
        let colour = COLOURS[number % COLOURS.len()];
        let dashes = if number >= COLOURS.len() { " stroke-dasharray=\"5 3\"" } else { "" };
        let line: Vec<String> =
            points.iter().map(|point| format!("{:.1},{:.1}", x(point.0), y(point.1))).collect();
        let at = TOP + 10.0 + 18.0 * number as f64;
        let key = WIDTH - RIGHT + 16.0;
        svg += &format!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{dashes}/>\
             <path d=\"M{key} {at}h18\" stroke=\"{colour}\" stroke-width=\"2\"{dashes}/>\
             <text x=\"{}\" y=\"{}\">{name}</text>\n",
            line.join(" "),
            key + 24.0,
            at + 4.0
        );
    }
    svg + "</svg>\n"
}

/// The powers of ten that hold all values, at least one step apart.
fn decades(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let powers: Vec<f64> = values.filter(|it| *it > 0.0).map(f64::log10).collect();
    let low = powers.iter().copied().fold(f64::INFINITY, f64::min).floor();
    let high = powers.iter().copied().fold(f64::NEG_INFINITY, f64::max).ceil();
    if low.is_finite() { (low, high.max(low + 1.0)) } else { (0.0, 1.0) }
}

fn steps(low: f64, high: f64) -> impl Iterator<Item = f64> {
    (low as i32..=high as i32).map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_is_within_the_picture_and_every_curve_has_its_name() {
        let curve = |name: &str, points: &[(f64, f64)]| Curve {
            name: name.to_owned(),
            points: points.to_vec(),
        };
        let curves = [
            curve("a page", &[(1e4, 0.14), (1e6, 0.4)]),
            curve("a search", &[(1e4, 1.0), (1e6, 16.0)]),
        ];
        let svg = svg("Growth", "ms", &curves);
        for name in ["a page", "a search", "10000 cases", "1000000 cases", "0.1 ms"] {
            assert!(svg.contains(&format!(">{name}<")), "{name}: {svg}");
        }
        let lines = svg.split("points=\"").skip(1).filter_map(|it| it.split('"').next());
        for point in lines.flat_map(|it| it.split(' ')) {
            let (x, y) = point.split_once(',').expect("a pair");
            let (x, y): (f64, f64) = (x.parse().expect("x"), y.parse().expect("y"));
            assert!((0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y), "{point}");
        }
    }

    #[test]
    fn nothing_measured_is_an_empty_picture() {
        assert!(svg("Growth", "ms", &[]).ends_with("</svg>\n"));
    }
}
