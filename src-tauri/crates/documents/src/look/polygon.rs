type Point = (f64, f64);

/// More corners than a hull needs; the fewer remain, the fewer foursomes there are.
const CORNERS: usize = 28;

/// The convex hull of pixels, by the outer corners of each row's ends, in the order of its corners
/// (Andrew's monotone chain).
pub(super) fn hull(pixels: &[usize], width: usize) -> Vec<Point> {
    let mut rows = std::collections::BTreeMap::new();
    for at in pixels {
        let (x, y) = (at % width, at / width);
        let ends = rows.entry(y).or_insert((x, x));
        *ends = (ends.0.min(x), ends.1.max(x));
    }
    let mut points: Vec<Point> = rows
        .iter()
        .flat_map(|(&y, &(left, right))| {
            let (top, bottom) = (y as f64, y as f64 + 1.0);
            let (left, right) = (left as f64, right as f64 + 1.0);
            [(left, top), (right, top), (left, bottom), (right, bottom)]
        })
        .collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut hull = half(points.iter().copied());
    hull.pop();
    hull.extend(half(points.iter().rev().copied()));
    hull.pop();
    hull
}

fn half(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut chain: Vec<Point> = Vec::new();
    for point in points {
        while let [.., a, b] = chain[..]
            && cross(a, b, point) <= 0.0
        {
            chain.pop();
        }
        chain.push(point);
    }
    chain
}

/// Twice the area of a triangle, positive when it turns the way a hull does.
fn cross(a: Point, b: Point, c: Point) -> f64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

/// The area of a polygon.
pub(super) fn area(polygon: &[Point]) -> f64 {
    let next = polygon.iter().cycle().skip(1);
    polygon.iter().zip(next).map(|(a, b)| a.0 * b.1 - a.1 * b.0).sum::<f64>().abs() / 2.0
}

/// The greatest quadrilateral whose corners are corners of a hull; none with fewer than four.
pub(super) fn greatest_quadrilateral(hull: &[Point]) -> Option<Vec<Point>> {
    let mut points = hull.to_vec();
    while points.len() > CORNERS {
        // The corner that adds least goes.
        let n = points.len();
        let least = (0..n).min_by(|&a, &b| {
            let adds = |i: usize| cross(points[(i + n - 1) % n], points[i], points[(i + 1) % n]);
            adds(a).total_cmp(&adds(b))
        })?;
        points.remove(least);
    }
    let n = points.len();
    let mut best = (0.0, None);
    for a in 0..n {
        for b in a + 1..n {
            for c in b + 1..n {
                for d in c + 1..n {
                    let corners = [points[a], points[b], points[c], points[d]];
                    let area = area(&corners);
                    if area > best.0 {
                        best = (area, Some(corners));
                    }
                }
            }
        }
    }
    best.1.map(|it| it.to_vec())
}

/// Whether a convex polygon holds a point.
pub(super) fn holds(polygon: &[Point], point: Point) -> bool {
    let next = polygon.iter().cycle().skip(1);
    polygon.iter().zip(next).all(|(&a, &b)| cross(a, b, point) >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hull_of_a_rectangle_has_its_four_corners() {
        let pixels: Vec<usize> = (3..7).flat_map(|y| (2..9).map(move |x| y * 20 + x)).collect();
        let hull = hull(&pixels, 20);
        assert_eq!(hull, [(2.0, 3.0), (9.0, 3.0), (9.0, 7.0), (2.0, 7.0)]);
        assert_eq!(area(&hull), 28.0);
        assert_eq!(greatest_quadrilateral(&hull), Some(hull.clone()));
        assert!(holds(&hull, (5.0, 5.0)));
        assert!(!holds(&hull, (1.0, 5.0)));
    }

    #[test]
    fn a_round_thing_is_far_from_four_sided() {
        let inside = |x: usize, y: usize| (x as f64 - 40.0).hypot(y as f64 - 40.0) < 30.0;
        let pixels: Vec<usize> = (0..6_400).filter(|at| inside(at % 80, at / 80)).collect();
        let hull = hull(&pixels, 80);
        let four = greatest_quadrilateral(&hull).unwrap();
        assert!(area(&four) < area(&hull) * 0.7, "{} of {}", area(&four), area(&hull));
    }
}
