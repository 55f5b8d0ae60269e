/* Colours as plain 32-bit numbers, and the arithmetic on them that drawing and its checks need.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/colour.h"

#include <math.h>

static inline guint
channel (PentadColour colour, int shift)
{
  return (colour >> shift) & 0xff;
}

gboolean
pentad_colour_parse (const char *text, PentadColour *colour)
{
  guint32 value = 0;
  int n = 0;

  if (text == NULL || text[0] != '#')
    return FALSE;
  for (const char *p = text + 1; *p != '\0'; p++, n++)
    {
      if (!g_ascii_isxdigit (*p) || n >= 6)
        return FALSE;
      value = value << 4 | (guint32)g_ascii_xdigit_value (*p);
    }
  if (n == 3)
    value = (value & 0xf00) * 0x1100 | (value & 0x0f0) * 0x110 | (value & 0x00f) * 0x11;
  else if (n != 6)
    return FALSE;
  *colour = PENTAD_RGB (value);
  return TRUE;
}

PentadColour
pentad_colour_mix (PentadColour a, PentadColour b, double amount)
{
  double t = CLAMP (isnan (amount) ? 0.0 : amount, 0.0, 1.0);
  PentadColour mixed = 0;

  for (int shift = 0; shift < 32; shift += 8)
    {
      double value = channel (a, shift) * (1.0 - t) + channel (b, shift) * t;
      mixed |= (guint32)(value + 0.5) << shift;
    }
  return mixed;
}

PentadColour
pentad_colour_fade (PentadColour colour, double alpha)
{
  double t = CLAMP (isnan (alpha) ? 0.0 : alpha, 0.0, 1.0);

  return (colour & 0x00ffffffu) | (guint32)(channel (colour, 24) * t + 0.5) << 24;
}

guint32
pentad_colour_premultiply (PentadColour colour)
{
  guint alpha = channel (colour, 24);
  guint32 result = (guint32)alpha << 24;

  for (int shift = 0; shift < 24; shift += 8)
    result |= (guint32)((channel (colour, shift) * alpha + 127) / 255) << shift;
  return result;
}

void
pentad_colour_to_rgba (PentadColour colour, double rgba[4])
{
  rgba[0] = channel (colour, 16) / 255.0;
  rgba[1] = channel (colour, 8) / 255.0;
  rgba[2] = channel (colour, 0) / 255.0;
  rgba[3] = channel (colour, 24) / 255.0;
}

static double
linear_light (double channel_value)
{
  return channel_value <= 0.04045 ? channel_value / 12.92
                                  : pow ((channel_value + 0.055) / 1.055, 2.4);
}

double
pentad_colour_luminance (PentadColour colour)
{
  double rgba[4];

  pentad_colour_to_rgba (colour, rgba);
  return 0.2126 * linear_light (rgba[0]) + 0.7152 * linear_light (rgba[1]) +
         0.0722 * linear_light (rgba[2]);
}

double
pentad_colour_contrast (PentadColour a, PentadColour b)
{
  double la = pentad_colour_luminance (a);
  double lb = pentad_colour_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
