/* Reads a wall profile from its file (data/walls).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/wall-file.h"

#include "codec/fields.h"

#include <math.h>

/* Layout of the file; others are refused. */
#define FORMAT 1

#define MIN_SIDE_PX 320
#define MAX_SIDE_PX 16384

/* Exactly two numbers, each between low and high. */
static void
read_pair (PentadGuard *guard,
           double low,
           double high,
           gboolean whole,
           double pair[2],
           const char *expected)
{
  double numbers[3] = { NAN, NAN, NAN };
  int n = 0;
  gboolean good;

  pentad_guard_begin_array (guard);
  for (; pentad_guard_next_element (guard); n++)
    pentad_guard_get_double (guard, &numbers[MIN (n, 2)]);
  good = n == 2;
  for (int i = 0; i < 2; i++)
    good &= numbers[i] >= low && numbers[i] <= high && (!whole || numbers[i] == floor (numbers[i]));
  if (pentad_guard_failed (guard))
    return;
  if (!good)
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, expected);
  pair[0] = numbers[0];
  pair[1] = numbers[1];
}

static void
read_number (PentadGuard *guard, double low, double high, double *value, const char *expected)
{
  double number = NAN;

  pentad_field_double (guard, &number);
  if (pentad_guard_failed (guard))
    return;
  if (!(number >= low && number <= high))
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, expected);
  *value = number;
}

static void
read_format (PentadGuard *guard)
{
  gint64 format;

  if (pentad_guard_get_int (guard, &format) && format != FORMAT)
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a wall profile of format 1");
}

static void
read_pixels (PentadGuard *guard, PentadWallProfile *profile)
{
  double pair[2] = { profile->width_px, profile->height_px };

  read_pair (guard, MIN_SIDE_PX, MAX_SIDE_PX, TRUE, pair,
             "[width, height] in whole pixels between 320 and 16384");
  profile->width_px = (int)pair[0];
  profile->height_px = (int)pair[1];
}

static void
read_tiles (PentadGuard *guard, PentadWallProfile *profile)
{
  double pair[2] = { 1, 1 };

  read_pair (guard, 1, PENTAD_WALL_MAX_TILES, TRUE, pair,
             "[columns, rows] of tiles, whole numbers between 1 and 32");
  profile->columns = (int)pair[0];
  profile->rows = (int)pair[1];
}

static void
read_bezel (PentadGuard *guard, PentadWallProfile *profile)
{
  double pair[2] = { 0 };

  read_pair (guard, 0, 200, FALSE, pair,
             "[between columns, between rows] in millimetres between 0 and 200");
  profile->bezel_x_mm = pair[0];
  profile->bezel_y_mm = pair[1];
}

static void
read_members (PentadGuard *guard, PentadWallProfile *profile)
{
  gboolean pixels = FALSE, pitch = FALSE, distance = FALSE;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "format"))
        read_format (guard);
      else if (pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, &profile->id);
      else if (pentad_guard_name_is (name, len, "label"))
        pentad_field_label (guard, &profile->label);
      else if (pentad_guard_name_is (name, len, "pixels"))
        {
          pixels = TRUE;
          read_pixels (guard, profile);
        }
      else if (pentad_guard_name_is (name, len, "mm_per_px"))
        {
          pitch = TRUE;
          read_number (guard, 0.02, 50, &profile->mm_per_px,
                       "millimetres per pixel between 0.02 and 50");
        }
      else if (pentad_guard_name_is (name, len, "viewing_distance_m"))
        {
          distance = TRUE;
          read_number (guard, 0.2, 200, &profile->viewing_distance_m,
                       "metres to the farthest reader between 0.2 and 200");
        }
      else if (pentad_guard_name_is (name, len, "tiles"))
        read_tiles (guard, profile);
      else if (pentad_guard_name_is (name, len, "bezel_mm"))
        read_bezel (guard, profile);
      else
        pentad_guard_skip (guard);
    }
  pentad_field_require (guard, profile->id, "the wall's id");
  pentad_field_require (guard, pixels ? profile : NULL, "the wall's size: “pixels”");
  pentad_field_require (guard, pitch ? profile : NULL, "the size of a pixel: “mm_per_px”");
  pentad_field_require (guard, distance ? profile : NULL,
                        "how far away it is read: “viewing_distance_m”");
  if (!pentad_guard_failed (guard) &&
      (profile->width_px % profile->columns != 0 || profile->height_px % profile->rows != 0))
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "tiles of equal whole pixels");
}

PentadWallProfile *
pentad_read_wall (const char *data, gsize len, const char *origin, GError **error)
{
  PentadWallProfile *profile = pentad_wall_profile_new ();
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  read_members (&guard, profile);
  gboolean read = pentad_guard_finish (&guard, error);
  pentad_guard_clear (&guard);
  if (!read)
    g_clear_pointer (&profile, pentad_wall_profile_free);
  return profile;
}

PentadWallProfile *
pentad_read_wall_file (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  gsize len;

  if (!g_file_get_contents (path, &data, &len, error))
    return NULL;
  return pentad_read_wall (data, len, path, error);
}
