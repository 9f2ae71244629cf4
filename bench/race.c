/* The race of bench/race.py in C: every rule of it on Rosenbrock with analytic gradients, in float64, the path kept.
   With -DCOLUMNS=1 every column that the product records is kept too. Prints the CPU milliseconds of each round asked for. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifndef COLUMNS
#define COLUMNS 0
#endif
#define STEPS 10000
enum { X, Y, LOSS, GX, GY, ALPHA, STATE, LINES = STATE + 6, WIDTH = LINES + 6 };

static double record[WIDTH][STEPS + 1];
static double sink;

static double keep(int t, double x, double y, double *gx, double *gy) {
  double p = 1 - x, q = y - x * x;
  *gx = -2 * p - 400 * x * q;
  *gy = 200 * q;
  record[X][t] = x;
  record[Y][t] = y;
#if COLUMNS
  record[LOSS][t] = p * p + 100 * (q * q);
  record[GX][t] = *gx;
  record[GY][t] = *gy;
#endif
  return q;
}

#if COLUMNS
#define KEEP(column, value) record[column][t] = (value)
#else
#define KEEP(column, value) ((void)(value))
#endif

static void gd(double alpha) {
  double x = -1.2, y = 1, gx, gy;
  keep(0, x, y, &gx, &gy);
  for (int t = 1; t <= STEPS; t++) {
    double sx = alpha * gx, sy = alpha * gy;
    x -= sx; y -= sy;
    keep(t, x, y, &gx, &gy);
    KEEP(ALPHA, alpha); KEEP(LINES, sx); KEEP(LINES + 1, sy);
  }
}

static void momentum(double alpha, double beta) {
  double x = -1.2, y = 1, gx, gy, vx = 0, vy = 0;
  keep(0, x, y, &gx, &gy);
  for (int t = 1; t <= STEPS; t++) {
    vx = beta * vx + (1 - beta) * gx; vy = beta * vy + (1 - beta) * gy;
    double sx = alpha * vx, sy = alpha * vy;
    x -= sx; y -= sy;
    keep(t, x, y, &gx, &gy);
    KEEP(ALPHA, alpha); KEEP(STATE, vx); KEEP(STATE + 1, vy); KEEP(LINES, sx); KEEP(LINES + 1, sy);
  }
}

static void rmsprop(double alpha, double beta, double eps) {
  double x = -1.2, y = 1, gx, gy, ux = 0, uy = 0;
  keep(0, x, y, &gx, &gy);
  for (int t = 1; t <= STEPS; t++) {
    ux = beta * ux + (1 - beta) * (gx * gx); uy = beta * uy + (1 - beta) * (gy * gy);
    double sx = alpha * gx / (sqrt(ux) + eps), sy = alpha * gy / (sqrt(uy) + eps);
    x -= sx; y -= sy;
    keep(t, x, y, &gx, &gy);
    KEEP(ALPHA, alpha); KEEP(STATE, ux); KEEP(STATE + 1, uy); KEEP(LINES, sx); KEEP(LINES + 1, sy);
  }
}

static void adam(double alpha, double beta1, double beta2, double eps) {
  double x = -1.2, y = 1, gx, gy, vx = 0, vy = 0, ux = 0, uy = 0, p1 = 1, p2 = 1;
  keep(0, x, y, &gx, &gy);
  for (int t = 1; t <= STEPS; t++) {
    p1 *= beta1; p2 *= beta2;
    vx = beta1 * vx + (1 - beta1) * gx; vy = beta1 * vy + (1 - beta1) * gy;
    ux = beta2 * ux + (1 - beta2) * (gx * gx); uy = beta2 * uy + (1 - beta2) * (gy * gy);
    double cx = vx / (1 - p1), cy = vy / (1 - p1), dx = ux / (1 - p2), dy = uy / (1 - p2);
    double sx = alpha * cx / (sqrt(dx) + eps), sy = alpha * cy / (sqrt(dy) + eps);
    x -= sx; y -= sy;
    keep(t, x, y, &gx, &gy);
    KEEP(ALPHA, alpha); KEEP(STATE, vx); KEEP(STATE + 1, vy); KEEP(STATE + 2, ux); KEEP(STATE + 3, uy);
    KEEP(STATE + 4, p1); KEEP(STATE + 5, p2); KEEP(LINES, cx); KEEP(LINES + 1, cy); KEEP(LINES + 2, dx);
    KEEP(LINES + 3, dy); KEEP(LINES + 4, sx); KEEP(LINES + 5, sy);
  }
}

static double race(void) {
  struct timespec a, b;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
  gd(1e-3); sink += record[X][STEPS];
  momentum(1e-4, 0.9); sink += record[X][STEPS];
  rmsprop(1e-3, 0.9, 1e-8); sink += record[X][STEPS];
  adam(1e-2, 0.9, 0.999, 1e-8); sink += record[X][STEPS];
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
  return (b.tv_sec - a.tv_sec) * 1e3 + (b.tv_nsec - a.tv_nsec) / 1e6;
}

int main(void) {
  while (getchar() == '\n') {
    printf("%.6f %.17g\n", race(), record[X][STEPS]);
    fflush(stdout);
  }
  return sink == 42;
}
