/* Colours by role, type sizes by role, spacing: everything about the look that is not geometry.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/theme.h"

#include <math.h>
#include <string.h>

#define MAX_OUTPUT_PX 32768
#define DESIGN_WIDTH  1920.0
#define DESIGN_HEIGHT 1080.0

/* One row per ink: its name in dumps, and its 0xRRGGBB by PentadThemeKind. Text on the panel keeps
 * a contrast of 4.5, fine, watch and bad too, so that they may colour figures; the heat steps carry
 * white text. */
static const struct
{
  const char *name;
  guint32 rgb[PENTAD_N_THEMES];
} inks[PENTAD_N_INKS] = {
  [PENTAD_INK_NONE] = { "none", { 0, 0, 0 } },
  [PENTAD_INK_BACKGROUND] = { "background", { 0x0d1217, 0xeef1f4, 0x000000 } },
  [PENTAD_INK_HEADER] = { "header", { 0x10161c, 0xffffff, 0x000000 } },
  [PENTAD_INK_PANEL] = { "panel", { 0x141b22, 0xffffff, 0x000000 } },
  [PENTAD_INK_PANEL_BORDER] = { "panel-border", { 0x222c36, 0xd5dce3, 0xc8d2dc } },
  [PENTAD_INK_RAISED] = { "raised", { 0x1b242d, 0xf3f6f8, 0x101418 } },
  [PENTAD_INK_RAISED_BORDER] = { "raised-border", { 0x25303b, 0xd9e0e6, 0xc8d2dc } },
  [PENTAD_INK_TRACK] = { "track", { 0x1b242d, 0xe6ebf0, 0x30383f } },
  [PENTAD_INK_TEXT] = { "text", { 0xe9eef3, 0x18222c, 0xffffff } },
  [PENTAD_INK_TEXT_MUTED] = { "text-muted", { 0x8593a1, 0x5a6672, 0xe0e6ec } },
  [PENTAD_INK_TEXT_ON_FILL] = { "text-on-fill", { 0x0d1217, 0xffffff, 0x000000 } },
  [PENTAD_INK_ACCENT] = { "accent", { 0x5aa7f0, 0x1d69b4, 0x6fbcff } },
  [PENTAD_INK_FINE] = { "fine", { 0x4c9be8, 0x1d69b4, 0x6fbcff } },
  [PENTAD_INK_WATCH] = { "watch", { 0xe8b23a, 0x8a5a00, 0xffd24a } },
  [PENTAD_INK_BAD] = { "bad", { 0xe4572e, 0xbf3a14, 0xff8562 } },
  [PENTAD_INK_AXIS] = { "axis", { 0x4a5865, 0x9aa6b2, 0xffffff } },
  [PENTAD_INK_GRID_LINE] = { "grid-line", { 0x222c36, 0xe3e8ed, 0x5a646e } },
  [PENTAD_INK_TARGET] = { "target", { 0xffffff, 0x18222c, 0xffffff } },
  [PENTAD_INK_MAP_GROUND] = { "map-ground", { 0x0a0f13, 0xe7ecf0, 0x000000 } },
  [PENTAD_INK_NO_DATA] = { "no-data", { 0x2a2f36, 0xc9cdd2, 0x4a4a4a } },
  [PENTAD_INK_HATCH] = { "hatch", { 0x9fb0c0, 0x4d5863, 0xffffff } },
  [PENTAD_INK_BORDER_CITY] = { "border-city", { 0x64788a, 0x6d7985, 0xffffff } },
  [PENTAD_INK_BORDER_DISTRICT] = { "border-district", { 0xffffff, 0x18222c, 0xffffff } },
  [PENTAD_INK_BORDER_STREET] = { "border-street", { 0x8296a8, 0x66747f, 0xd0dae4 } },
  [PENTAD_INK_BORDER_COMMUNITY] = { "border-community", { 0x0a0f13, 0x8995a1, 0x000000 } },
  [PENTAD_INK_BORDER_GRID] = { "border-grid", { 0x0a0f13, 0xdfe5ea, 0x000000 } },
  [PENTAD_INK_WATER] = { "water", { 0x1c3a5c, 0x9cc4e4, 0x2f6fb0 } },
  [PENTAD_INK_GREEN] = { "green", { 0x1f3d31, 0xb5d6bd, 0x2f7a4a } },
  [PENTAD_INK_ROAD] = { "road", { 0x8a99a8, 0x77838f, 0xffffff } },
  [PENTAD_INK_HALO] = { "halo", { 0x0a0f13, 0xffffff, 0x000000 } },
  [PENTAD_INK_SELECTION] = { "selection", { 0xffe9a8, 0x0b3e75, 0xffff66 } },
  [PENTAD_INK_HOVER] = { "hover", { 0xffffff, 0x18222c, 0xffffff } },
  [PENTAD_INK_SERIES + 0] = { "series-0", { 0x4c9be8, 0x1d69b4, 0x6fbcff } },
  [PENTAD_INK_SERIES + 1] = { "series-1", { 0xe8b23a, 0xb87c10, 0xffd24a } },
  [PENTAD_INK_SERIES + 2] = { "series-2", { 0x5fb5a5, 0x2b8575, 0x7fe0cc } },
  [PENTAD_INK_SERIES + 3] = { "series-3", { 0xe4572e, 0xbf3a14, 0xff8562 } },
  [PENTAD_INK_SERIES + 4] = { "series-4", { 0xa98fd8, 0x7456b0, 0xcbb2ff } },
  [PENTAD_INK_SERIES + 5] = { "series-5", { 0x8fa3b5, 0x5f7183, 0xc8d2dc } },
  [PENTAD_INK_SERIES + 6] = { "series-6", { 0x9cc46a, 0x5f8a2b, 0xbdf07a } },
  [PENTAD_INK_SERIES + 7] = { "series-7", { 0xd884a8, 0xa84a74, 0xffa8cc } },
  [PENTAD_INK_RAMP + 0] = { "ramp-0", { 0x19242d, 0xf8fafb, 0x435e75 } },
  [PENTAD_INK_RAMP + 1] = { "ramp-1", { 0x35789f, 0x5788cb, 0x3a7ea8 } },
  [PENTAD_INK_RAMP + 2] = { "ramp-2", { 0x5399b6, 0x2a789b, 0x5aa6c8 } },
  [PENTAD_INK_RAMP + 3] = { "ramp-3", { 0x8cc0c8, 0x205d71, 0x9fd3dc } },
  [PENTAD_INK_RAMP + 4] = { "ramp-4", { 0xe0c968, 0xa37e0a, 0xfde87c } },
  [PENTAD_INK_RAMP + 5] = { "ramp-5", { 0xe18b31, 0xa44e0f, 0xfd9f3f } },
  [PENTAD_INK_RAMP + 6] = { "ramp-6", { 0xdb4921, 0x8a1a04, 0xfa4813 } },
  [PENTAD_INK_QUIET + 0] = { "quiet-0", { 0x19242d, 0xf8fafb, 0x4a5d72 } },
  [PENTAD_INK_QUIET + 1] = { "quiet-1", { 0x3a719e, 0x5f8bb2, 0x2d6fa5 } },
  [PENTAD_INK_QUIET + 2] = { "quiet-2", { 0x468ac9, 0x0d74c0, 0x3b8fd1 } },
  [PENTAD_INK_QUIET + 3] = { "quiet-3", { 0x60aae9, 0x40667e, 0x59b3f4 } },
  [PENTAD_INK_QUIET + 4] = { "quiet-4", { 0x93cbf0, 0x164f80, 0xa5d5fe } },
  [PENTAD_INK_QUIET + 5] = { "quiet-5", { 0xcdeafd, 0x293b4f, 0xddf0ff } },
  [PENTAD_INK_QUIET + 6] = { "quiet-6", { 0xf8fdff, 0x001d39, 0xfffdf9 } },
  [PENTAD_INK_DIVERGING + 0] = { "diverging-0", { 0xa8d4f8, 0x0b3560, 0x9fd6ff } },
  [PENTAD_INK_DIVERGING + 1] = { "diverging-1", { 0x70b0e4, 0x1f609c, 0x4f9fe6 } },
  [PENTAD_INK_DIVERGING + 2] = { "diverging-2", { 0x3c82b8, 0x5088bc, 0x2c6ca6 } },
  [PENTAD_INK_DIVERGING + 3] = { "diverging-3", { 0x22292f, 0xf8f9f9, 0x8a8f94 } },
  [PENTAD_INK_DIVERGING + 4] = { "diverging-4", { 0xa87032, 0xb47434, 0xb06a1c } },
  [PENTAD_INK_DIVERGING + 5] = { "diverging-5", { 0xdc9048, 0x94481a, 0xf09030 } },
  [PENTAD_INK_DIVERGING + 6] = { "diverging-6", { 0xffc894, 0x5c1e06, 0xffd08a } },
  [PENTAD_INK_BIVARIATE + 0] = { "bivariate-0", { 0x1b262e, 0xf8fafb, 0x525d67 } },
  [PENTAD_INK_BIVARIATE + 1] = { "bivariate-1", { 0x3a80a8, 0x4d8cbf, 0x2f7cb0 } },
  [PENTAD_INK_BIVARIATE + 2] = { "bivariate-2", { 0x5ab0dc, 0x1d70b2, 0x5cc0ff } },
  [PENTAD_INK_BIVARIATE + 3] = { "bivariate-3", { 0xa0692a, 0xb07c34, 0x99601c } },
  [PENTAD_INK_BIVARIATE + 4] = { "bivariate-4", { 0x9a9a90, 0x7c7a74, 0x9aa09c } },
  [PENTAD_INK_BIVARIATE + 5] = { "bivariate-5", { 0xa8cedc, 0x365e77, 0xa6d8ee } },
  [PENTAD_INK_BIVARIATE + 6] = { "bivariate-6", { 0xd67a1c, 0xa35606, 0xfe9721 } },
  [PENTAD_INK_BIVARIATE + 7] = { "bivariate-7", { 0xe4ac68, 0x794b19, 0xfac984 } },
  [PENTAD_INK_BIVARIATE + 8] = { "bivariate-8", { 0xf6ead4, 0x1c262e, 0xffffff } },
  [PENTAD_INK_HEAT + 0] = { "heat-0", { 0x28506e, 0x28506e, 0x1f4a6a } },
  [PENTAD_INK_HEAT + 1] = { "heat-1", { 0x2f6a86, 0x2f6a86, 0x27627e } },
  [PENTAD_INK_HEAT + 2] = { "heat-2", { 0x437b8b, 0x437b8b, 0x3a7080 } },
  [PENTAD_INK_HEAT + 3] = { "heat-3", { 0x6b735b, 0x6b735b, 0x5f674f } },
  [PENTAD_INK_HEAT + 4] = { "heat-4", { 0x8c712d, 0x8c712d, 0x836827 } },
  [PENTAD_INK_HEAT + 5] = { "heat-5", { 0xac6424, 0xac6424, 0x9c561a } },
  [PENTAD_INK_HEAT + 6] = { "heat-6", { 0xc84d26, 0xc84d26, 0xb8401a } },
};

/* Design pixels by PentadType. */
static const double type_sizes[PENTAD_N_TYPES] = {
  [PENTAD_TYPE_BRAND] = 24,  [PENTAD_TYPE_TAB] = 20,       [PENTAD_TYPE_HEADLINE] = 37,
  [PENTAD_TYPE_FIGURE] = 25, [PENTAD_TYPE_COUNT] = 20,     [PENTAD_TYPE_NAME] = 18,
  [PENTAD_TYPE_TITLE] = 16,  [PENTAD_TYPE_BODY] = 15,      [PENTAD_TYPE_CAPTION] = 13,
  [PENTAD_TYPE_AXIS] = 12.5, [PENTAD_TYPE_MAP_LARGE] = 20, [PENTAD_TYPE_MAP_SMALL] = 14,
};

static const char *const theme_ids[PENTAD_N_THEMES] = { "dark", "light", "contrast" };

/* Border widths by PentadLevel: city, district, street, community, grid. */
static const double border_widths[PENTAD_N_THEMES][5] = {
  { 1.2, 2.2, 1.1, 1.2, 0.8 },
  { 1.4, 2.2, 1.2, 0.9, 0.6 },
  { 2.0, 3.0, 1.8, 1.4, 1.0 },
};

void
pentad_theme_set_scale (PentadTheme *theme, int width_px, int height_px, double scale)
{
  int width = CLAMP (width_px, 1, MAX_OUTPUT_PX);
  int height = CLAMP (height_px, 1, MAX_OUTPUT_PX);

  theme->scale = isfinite (scale) && scale > 0 ? CLAMP (scale, 0.1, 16.0) : 1.0;
  theme->width = width / theme->scale;
  theme->height = height / theme->scale;
}

void
pentad_theme_init (
    PentadTheme *theme, PentadThemeKind kind, PentadLanguage language, int width_px, int height_px)
{
  double scale = MIN (width_px / DESIGN_WIDTH, height_px / DESIGN_HEIGHT);

  g_return_if_fail ((guint)kind < PENTAD_N_THEMES);

  memset (theme, 0, sizeof *theme);
  theme->kind = kind;
  theme->language = language;
  theme->family = language == PENTAD_LANGUAGE_ZH_TW ? "Noto Sans CJK TC" : "Noto Sans CJK SC";
  pentad_theme_set_scale (theme, width_px, height_px, CLAMP (scale, 0.5, 8.0));
  memcpy (theme->size, type_sizes, sizeof type_sizes);
  memcpy (theme->border, border_widths[kind], sizeof theme->border);
  theme->margin = 28;
  theme->gap = 16;
  theme->padding = 16;
  theme->radius = 7;
  theme->bar = 14;
  theme->line = kind == PENTAD_THEME_CONTRAST ? 3 : 2.4;
  for (guint i = 1; i < PENTAD_N_INKS; i++)
    theme->colour[i] = PENTAD_RGB (inks[i].rgb[kind]);
}

void
pentad_theme_scale_type (PentadTheme *theme, double factor)
{
  double by = isfinite (factor) ? CLAMP (factor, 0.5, 4.0) : 1.0;

  for (guint i = 0; i < PENTAD_N_TYPES; i++)
    theme->size[i] *= by;
}

double
pentad_theme_type_growth (const PentadTheme *theme)
{
  return MAX (theme->size[PENTAD_TYPE_AXIS] / type_sizes[PENTAD_TYPE_AXIS], 1.0);
}

PentadColour
pentad_theme_colour (const PentadTheme *theme, PentadInk ink)
{
  if (ink >= PENTAD_INK_RGB (0))
    return ink;
  return ink < PENTAD_N_INKS ? theme->colour[ink] : 0;
}

PentadInk
pentad_tone_ink (PentadTone tone)
{
  switch (tone)
    {
    case PENTAD_TONE_NEUTRAL:
      return PENTAD_INK_TEXT;
    case PENTAD_TONE_FINE:
      return PENTAD_INK_FINE;
    case PENTAD_TONE_WATCH:
      return PENTAD_INK_WATCH;
    case PENTAD_TONE_BAD:
      return PENTAD_INK_BAD;
    case PENTAD_TONE_MUTED:
      return PENTAD_INK_TEXT_MUTED;
    }
  return PENTAD_INK_TEXT;
}

PentadInk
pentad_tone_fill (PentadTone tone)
{
  if (tone == PENTAD_TONE_NEUTRAL)
    return PENTAD_INK_SERIES;
  return pentad_tone_ink (tone);
}

const char *
pentad_theme_id (PentadThemeKind kind)
{
  return (guint)kind < PENTAD_N_THEMES ? theme_ids[kind] : NULL;
}

gboolean
pentad_theme_parse (const char *id, PentadThemeKind *kind)
{
  for (guint i = 0; i < PENTAD_N_THEMES; i++)
    if (g_strcmp0 (id, theme_ids[i]) == 0)
      {
        *kind = (PentadThemeKind)i;
        return TRUE;
      }
  return FALSE;
}

const char *
pentad_ink_name (PentadInk ink, char buffer[16])
{
  if (ink < PENTAD_N_INKS)
    return inks[ink].name;
  g_snprintf (buffer, 16, "#%06x", ink & 0xffffff);
  return buffer;
}
