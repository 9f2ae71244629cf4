/* The sweep of bench/sweep.py in C: Adam on Rosenbrock over a 64 x 64 grid of (alpha, beta1), the last loss of each run.
   Runs are the inner loop, so that the compiler can use vectors. Prints the CPU milliseconds of each round asked for. */
#include <math.h>
#include <stdio.h>
#include <time.h>

#define RUNS 4096
#define STEPS 500
#define GROUP 512

static double alpha[RUNS], beta1[RUNS], loss[RUNS];

static void group(int from) {
  static double x[GROUP], y[GROUP], vx[GROUP], vy[GROUP], ux[GROUP], uy[GROUP], p1[GROUP];
  const double beta2 = 0.999, eps = 1e-8;
  const double *a = alpha + from, *b = beta1 + from;
  double p2 = 1;
  for (int i = 0; i < GROUP; i++) {
    x[i] = -1.2; y[i] = 1; vx[i] = vy[i] = ux[i] = uy[i] = 0; p1[i] = 1;
  }
  for (int t = 1; t <= STEPS; t++) {
    p2 *= beta2;
    const double d2 = 1 - p2;
    for (int i = 0; i < GROUP; i++) {
      double q = y[i] - x[i] * x[i];
      double gx = -2 * (1 - x[i]) - 400 * x[i] * q, gy = 200 * q;
      p1[i] *= b[i];
      vx[i] = b[i] * vx[i] + (1 - b[i]) * gx; vy[i] = b[i] * vy[i] + (1 - b[i]) * gy;
      ux[i] = beta2 * ux[i] + (1 - beta2) * (gx * gx); uy[i] = beta2 * uy[i] + (1 - beta2) * (gy * gy);
      double d1 = 1 - p1[i];
      x[i] -= a[i] * (vx[i] / d1) / (sqrt(ux[i] / d2) + eps);
      y[i] -= a[i] * (vy[i] / d1) / (sqrt(uy[i] / d2) + eps);
    }
  }
  for (int i = 0; i < GROUP; i++) {
    double p = 1 - x[i], q = y[i] - x[i] * x[i];
    loss[from + i] = p * p + 100 * (q * q);
  }
}

int main(void) {
  for (int i = 0; i < RUNS; i++) {
    alpha[i] = pow(10, -3 + 3.0 * (i / 64) / 63);
    beta1[i] = 0.99 * (i % 64) / 63;
  }
  while (getchar() == '\n') {
    struct timespec a, b;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
    for (int from = 0; from < RUNS; from += GROUP) group(from);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
    printf("%.6f %.17g\n", (b.tv_sec - a.tv_sec) * 1e3 + (b.tv_nsec - a.tv_nsec) / 1e6, loss[RUNS / 2]);
    fflush(stdout);
  }
  return 0;
}
