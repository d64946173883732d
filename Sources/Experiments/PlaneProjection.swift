import Basics

/// The two directions along which points differ most (Pearson 1901), and where the points lie along them.
/// Diagonalised by Jacobi's rotations here rather than by LAPACK, whose last bits, and signs, differ from
/// machine to machine.
public struct PlaneProjection: Codable, Sendable {
  /// The two coordinates of each point, around their mean.
  public let points: [[Double]]
  /// The share of all variance along each direction, between 0 and 1.
  public let shares: [Double]

  /// Projects N points of C numbers. A direction points to where the point that lies farthest along it is.
  init(_ points: [[Double]]) {
    let centred = Self.centred(points)
    var products = centred.map { a in
      centred.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    let vectors = Self.diagonalise(&products)
    let values = products.indices.map { max(0, products[$0][$0]) }
    let total = values.reduce(0, +)
    let largest = values.indicesByValueDescending.prefix(2)
    shares = largest.map { total > 0 ? values[$0] / total : 0 }
    // The scores of the points are the eigenvectors of their inner products, times the root of the value.
    let axes = largest.map { place in
      Self.oriented(vectors.map { $0[place] * values[place].squareRoot() })
    }
    self.points = points.indices.map { row in axes.map { $0[row] } }
  }

  private static func centred(_ points: [[Double]]) -> [[Double]] {
    let mean = (points.first ?? []).indices.map { column in
      points.reduce(0) { $0 + $1[column] } / Double(points.count)
    }
    return points.map { zip($0, mean).map { $0 - $1 } }
  }

  private static func oriented(_ scores: [Double]) -> [Double] {
    let farthest = scores.max { $0.magnitude < $1.magnitude } ?? 0
    return farthest < 0 ? scores.map { -$0 } : scores
  }

  /// Jacobi's rotations (1846): leaves the eigenvalues of a symmetric matrix on its diagonal, and
  /// returns the eigenvectors as columns.
  private static func diagonalise(_ matrix: inout [[Double]]) -> [[Double]] {
    let n = matrix.count
    var vectors = (0..<n).map { row in (0..<n).map { $0 == row ? 1.0 : 0 } }
    for _ in 0..<30 {
      for p in 0..<n {
        for q in (p + 1)..<max(n, p + 1) where matrix[p][q] != 0 {
          rotate(&matrix, &vectors, p, q)
        }
      }
    }
    return vectors
  }

  /// The rotation in the plane of axes p and q after which they are uncorrelated.
  private static func rotate(_ m: inout [[Double]], _ vectors: inout [[Double]], _ p: Int, _ q: Int)
  {
    let theta = (m[q][q] - m[p][p]) / (2 * m[p][q])
    let t = (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
    let cosine = 1 / (t * t + 1).squareRoot()
    let sine = t * cosine
    func turn(_ a: inout Double, _ b: inout Double) {
      (a, b) = (cosine * a - sine * b, sine * a + cosine * b)
    }
    for k in m.indices {
      var (a, b) = (m[k][p], m[k][q])
      turn(&a, &b)
      (m[k][p], m[k][q]) = (a, b)
      (a, b) = (vectors[k][p], vectors[k][q])
      turn(&a, &b)
      (vectors[k][p], vectors[k][q]) = (a, b)
    }
    for k in m.indices {
      var (a, b) = (m[p][k], m[q][k])
      turn(&a, &b)
      (m[p][k], m[q][k]) = (a, b)
    }
    (m[p][q], m[q][p]) = (0, 0)
  }
}
