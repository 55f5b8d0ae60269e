/* How different two colours look, to everybody and to those who do not see red and green apart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/colour-difference.h"

#include <math.h>

/* 25 to the seventh, where CIEDE2000's corrections for weak colours fade. */
#define FADE 6103515625.0

static double
linear_light (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static void
to_linear (PentadColour colour, double rgb[3])
{
  double rgba[4];

  pentad_colour_to_rgba (colour, rgba);
  for (int i = 0; i < 3; i++)
    rgb[i] = linear_light (rgba[i]);
}

static double
lightness (double ratio)
{
  return ratio > 216.0 / 24389 ? cbrt (ratio) : (24389.0 / 27 * ratio + 16) / 116;
}

/* sRGB primaries (IEC 61966-2-1), white D65. */
static PentadLab
linear_to_lab (const double rgb[3])
{
  double x = 0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2];
  double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
  double z = 0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2];
  double fx = lightness (x / 0.95047), fy = lightness (y), fz = lightness (z / 1.08883);

  return (PentadLab){ 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz) };
}

PentadLab
pentad_colour_to_lab (PentadColour colour)
{
  double rgb[3];

  to_linear (colour, rgb);
  return linear_to_lab (rgb);
}

PentadLab
pentad_colour_to_lab_deuteranope (PentadColour colour)
{
  static const double seen[3][3] = { { 0.367322, 0.860646, -0.227968 },
                                     { 0.280085, 0.672501, 0.047413 },
                                     { -0.011820, 0.042940, 0.968881 } };
  double rgb[3], result[3];

  to_linear (colour, rgb);
  for (int i = 0; i < 3; i++)
    {
      double value = seen[i][0] * rgb[0] + seen[i][1] * rgb[1] + seen[i][2] * rgb[2];
      result[i] = CLAMP (value, 0, 1);
    }
  return linear_to_lab (result);
}

static double
degrees (double a, double b)
{
  double angle = a == 0 && b == 0 ? 0 : atan2 (b, a) * 180 / G_PI;

  return angle < 0 ? angle + 360 : angle;
}

static double
cosine (double angle)
{
  return cos (angle * G_PI / 180);
}

/* Of two hues the step from one to the other and the middle between them, in degrees. Without
 * chroma a hue means nothing. */
static void
compare_hues (double p, double q, gboolean grey, double *step, double *middle)
{
  *step = grey ? 0 : q - p;
  if (*step > 180)
    *step -= 360;
  else if (*step < -180)
    *step += 360;
  if (grey)
    *middle = p + q;
  else if (fabs (p - q) <= 180)
    *middle = (p + q) / 2;
  else
    *middle = (p + q) / 2 + (p + q < 360 ? 180 : -180);
}

double
pentad_lab_difference (const PentadLab *p, const PentadLab *q)
{
  double c7 = pow ((hypot (p->a, p->b) + hypot (q->a, q->b)) / 2, 7);
  double stretch = 1 + 0.5 * (1 - sqrt (c7 / (c7 + FADE)));
  double pa = p->a * stretch, qa = q->a * stretch;
  double pc = hypot (pa, p->b), qc = hypot (qa, q->b);
  double l = (p->l + q->l) / 2 - 50, c = (pc + qc) / 2;
  double step, hue;

  compare_hues (degrees (pa, p->b), degrees (qa, q->b), pc * qc == 0, &step, &hue);

  double t = 1 - 0.17 * cosine (hue - 30) + 0.24 * cosine (2 * hue) + 0.32 * cosine (3 * hue + 6) -
             0.20 * cosine (4 * hue - 63);
  double turn = 60 * exp (-pow ((hue - 275) / 25, 2)) * G_PI / 180;
  double weight = 2 * sqrt (pow (c, 7) / (pow (c, 7) + FADE));
  double dl = (q->l - p->l) / (1 + 0.015 * l * l / sqrt (20 + l * l));
  double dc = (qc - pc) / (1 + 0.045 * c);
  double dh = 2 * sqrt (pc * qc) * sin (step / 2 * G_PI / 180) / (1 + 0.015 * c * t);

  return sqrt (MAX (dl * dl + dc * dc + dh * dh - sin (turn) * weight * dc * dh, 0));
}

double
pentad_colour_difference (PentadColour p, PentadColour q)
{
  PentadLab all[2] = { pentad_colour_to_lab (p), pentad_colour_to_lab (q) };
  PentadLab some[2] = { pentad_colour_to_lab_deuteranope (p),
                        pentad_colour_to_lab_deuteranope (q) };

  return MIN (pentad_lab_difference (&all[0], &all[1]), pentad_lab_difference (&some[0], &some[1]));
}
