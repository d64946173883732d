// The digests that the tests of Swift print, computed by the engine alone.
import Kernels
import TestSupport

let digests =
  ElementaryBits.digests() + KernelBits.digests(kernels)
  + [BitDigest(ofTransformer: trainedBits(on: kernels, steps: 5))] + TrainedKinds.digests()
for digest in digests { print(digest.description) }
