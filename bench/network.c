/* The training of numbers.md's net A in plain C: 2-4-2-1 tanh, squared error, SGD, batches of 10, shuffled every epoch; after each
   epoch the loss on training and test samples. For each line read: the milliseconds of CPU time of an epoch, and the last losses. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

enum { LAYERS = 3, WIDEST = 4, TRAIN = 250, TEST = 250, BATCH = 10, EPOCHS = 256 };
static const int size[LAYERS + 1] = {2, 4, 2, 1};
static double W[LAYERS][WIDEST][WIDEST + 1], G[LAYERS][WIDEST][WIDEST + 1];
static double a[LAYERS + 1][WIDEST], d[LAYERS][WIDEST];
static double X[TRAIN + TEST][2], Y[TRAIN + TEST];
static int order[TRAIN];
static uint64_t state = 88172645463325252ULL;

static double uniform(void) {
  state ^= state << 13, state ^= state >> 7, state ^= state << 17;
  return (state >> 11) * 0x1p-53;
}

static double forward(const double *x) {
  a[0][0] = x[0], a[0][1] = x[1];
  for (int l = 0; l < LAYERS; l++)
    for (int j = 0; j < size[l + 1]; j++) {
      double z = W[l][j][size[l]];
      for (int i = 0; i < size[l]; i++) z += W[l][j][i] * a[l][i];
      a[l + 1][j] = l < LAYERS - 1 ? tanh(z) : z;
    }
  return a[LAYERS][0];
}

static void backward(double y) {
  d[LAYERS - 1][0] = a[LAYERS][0] - y;
  for (int l = LAYERS - 1; l >= 0; l--)
    for (int j = 0; j < size[l + 1]; j++) {
      for (int i = 0; i < size[l]; i++) G[l][j][i] += d[l][j] * a[l][i];
      G[l][j][size[l]] += d[l][j];
      if (j == size[l + 1] - 1 && l > 0)
        for (int i = 0; i < size[l]; i++) {
          double sum = 0.0;
          for (int k = 0; k < size[l + 1]; k++) sum += W[l][k][i] * d[l][k];
          d[l - 1][i] = sum * (1.0 - a[l][i] * a[l][i]);
        }
    }
}

static void update(double alpha, int samples) {
  for (int l = 0; l < LAYERS; l++)
    for (int j = 0; j < size[l + 1]; j++)
      for (int i = 0; i <= size[l]; i++) W[l][j][i] -= alpha / samples * G[l][j][i], G[l][j][i] = 0.0;
}

static double loss(int first, int count) {
  double sum = 0.0;
  for (int s = first; s < first + count; s++) {
    double e = forward(X[s]) - Y[s];
    sum += 0.5 * e * e;
  }
  return sum / count;
}

static void shuffle(void) {
  for (int s = TRAIN - 1; s > 0; s--) {
    int other = (int)(uniform() * (s + 1)), kept = order[s];
    order[s] = order[other], order[other] = kept;
  }
}

static double epochs(double *train, double *test) {
  struct timespec a, b;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
  for (int epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle();
    for (int first = 0; first < TRAIN; first += BATCH) {
      for (int s = first; s < first + BATCH; s++) forward(X[order[s]]), backward(Y[order[s]]);
      update(0.03, BATCH);
    }
    *train = loss(0, TRAIN), *test = loss(TRAIN, TEST);
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
  return ((b.tv_sec - a.tv_sec) * 1e3 + (b.tv_nsec - a.tv_nsec) / 1e6) / EPOCHS;
}

int main(void) {
  double train = 0.0, test = 0.0;
  for (int s = 0; s < TRAIN + TEST; s++) {
    X[s][0] = 12.0 * uniform() - 6.0, X[s][1] = 12.0 * uniform() - 6.0;
    Y[s] = X[s][0] * X[s][0] + X[s][1] * X[s][1] < 9.0 ? 1.0 : -1.0;
  }
  for (int l = 0; l < LAYERS; l++)
    for (int j = 0; j < size[l + 1]; j++)
      for (int i = 0; i < size[l]; i++) W[l][j][i] = 2.0 * uniform() - 1.0;
  for (int s = 0; s < TRAIN; s++) order[s] = s;
  while (getchar() == '\n') {
    double ms = epochs(&train, &test);
    printf("%.6f %.6f %.6f\n", ms, train, test);
    fflush(stdout);
  }
  return 0;
}
