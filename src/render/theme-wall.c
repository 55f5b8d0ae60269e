/* The look on a wall: type and lines by what the eye can read from where people sit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/theme-wall.h"

#include <math.h>

/* Kept free of words on either side of a seam, in output pixels. */
#define SEAM_PX 2.0
/* Type is not raised above this many times its size: a page could not hold it. */
#define MAX_RAISE 2.0

double
pentad_wall_px (const PentadWallProfile *profile, double arcmin)
{
  double radians = arcmin / 60 * G_PI / 180;

  return 2 * profile->viewing_distance_m * 1000 * tan (radians / 2) / profile->mm_per_px;
}

static void
add_seams (PentadSeams *seams, const PentadWallProfile *profile, double scale)
{
  double bezel = MAX (profile->bezel_x_mm, profile->bezel_y_mm) / profile->mm_per_px;

  seams->width = MAX (2 * SEAM_PX, bezel) / scale;
  for (int i = 1; i < profile->columns; i++)
    seams->at[seams->n_x++] = (double)profile->width_px * i / profile->columns / scale;
  for (int i = 1; i < profile->rows; i++)
    seams->at[seams->n_x + seams->n_y++] = (double)profile->height_px * i / profile->rows / scale;
}

void
pentad_theme_init_wall (PentadTheme *theme,
                        PentadThemeKind kind,
                        PentadLanguage language,
                        const PentadWallProfile *profile)
{
  double type, line;

  pentad_theme_init (theme, kind, language, profile->width_px, profile->height_px);
  type = pentad_wall_px (profile, PENTAD_WALL_TYPE_ARCMIN) / theme->scale;
  line = pentad_wall_px (profile, PENTAD_WALL_LINE_ARCMIN) / theme->scale;
  theme->least_type = type;
  for (guint i = 0; i < PENTAD_N_TYPES; i++)
    theme->size[i] = MAX (theme->size[i], MIN (type, theme->size[i] * MAX_RAISE));
  for (guint i = 0; i < G_N_ELEMENTS (theme->border); i++)
    theme->border[i] = MAX (theme->border[i], MIN (line, theme->border[i] * MAX_RAISE));
  theme->line = MAX (theme->line, MIN (line, theme->line * MAX_RAISE));
  add_seams (&theme->seams, profile, theme->scale);
}
