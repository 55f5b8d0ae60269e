/* Colours by role, type sizes by role, spacing: everything about the look that is not geometry.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scenes are laid out in design pixels: a 1920x1080 output has 1920x1080 of them, a 3840x2160
 * output too, painted at scale 2. So layouts never multiply by a scale; only paint does. */
#pragma once

#include "model/label.h"
#include "render/colour.h"
#include "render/seams.h"

typedef enum
{
  PENTAD_THEME_DARK,
  PENTAD_THEME_LIGHT,
  PENTAD_THEME_CONTRAST,
  PENTAD_N_THEMES
} PentadThemeKind;

/* Ink: a colour by its role, so that one scene can be told apart from its theme. A value from
 * PENTAD_INK_RGB() stands for itself; it is for colours that come from data (grades). */
typedef guint32 PentadInk;
#define PENTAD_INK_RGB(rgb) ((PentadInk)(0xff000000u | (rgb)))
#define PENTAD_RAMP_STEPS   7
#define PENTAD_N_BIVARIATE  9
#define PENTAD_N_SERIES     8

enum
{
  PENTAD_INK_NONE, /* draws nothing */
  PENTAD_INK_BACKGROUND,
  PENTAD_INK_HEADER,
  PENTAD_INK_PANEL,
  PENTAD_INK_PANEL_BORDER,
  PENTAD_INK_RAISED, /* boxes on a panel */
  PENTAD_INK_RAISED_BORDER,
  PENTAD_INK_TRACK, /* the empty part of a bar */
  PENTAD_INK_TEXT,
  PENTAD_INK_TEXT_MUTED,
  PENTAD_INK_TEXT_ON_FILL, /* on accent, fine, watch and bad */
  PENTAD_INK_ACCENT,
  PENTAD_INK_FINE,
  PENTAD_INK_WATCH,
  PENTAD_INK_BAD,
  PENTAD_INK_AXIS,
  PENTAD_INK_GRID_LINE,
  PENTAD_INK_TARGET,
  PENTAD_INK_MAP_GROUND,
  PENTAD_INK_NO_DATA,
  PENTAD_INK_HATCH,       /* lines over a map's cells that say more than their colour */
  PENTAD_INK_BORDER_CITY, /* borders in the order of PentadLevel */
  PENTAD_INK_BORDER_DISTRICT,
  PENTAD_INK_BORDER_STREET,
  PENTAD_INK_BORDER_COMMUNITY,
  PENTAD_INK_BORDER_GRID,
  PENTAD_INK_WATER,
  PENTAD_INK_GREEN,
  PENTAD_INK_ROAD,
  PENTAD_INK_HALO,
  PENTAD_INK_SELECTION,
  PENTAD_INK_HOVER,
  PENTAD_INK_SERIES,                                     /* and the next PENTAD_N_SERIES - 1 */
  PENTAD_INK_RAMP = PENTAD_INK_SERIES + PENTAD_N_SERIES, /* ramps of maps; see ramp.h */
  PENTAD_INK_QUIET = PENTAD_INK_RAMP + PENTAD_RAMP_STEPS,
  PENTAD_INK_DIVERGING = PENTAD_INK_QUIET + PENTAD_RAMP_STEPS,
  PENTAD_INK_BIVARIATE = PENTAD_INK_DIVERGING + PENTAD_RAMP_STEPS,
  PENTAD_INK_HEAT = PENTAD_INK_BIVARIATE + PENTAD_N_BIVARIATE, /* matrix cells, good to bad */
  PENTAD_N_INKS = PENTAD_INK_HEAT + PENTAD_RAMP_STEPS
};

/* How good a value is. Never shown by colour alone. */
typedef enum
{
  PENTAD_TONE_NEUTRAL,
  PENTAD_TONE_FINE,
  PENTAD_TONE_WATCH,
  PENTAD_TONE_BAD,
  PENTAD_TONE_MUTED /* no data, not judged */
} PentadTone;

/* Type by role. */
typedef enum
{
  PENTAD_TYPE_BRAND,    /* name of the city in the header */
  PENTAD_TYPE_TAB,      /* views, clock */
  PENTAD_TYPE_HEADLINE, /* the large number of a card */
  PENTAD_TYPE_FIGURE,   /* scores of a ranking, ranks */
  PENTAD_TYPE_COUNT,    /* stage counts, remaining times */
  PENTAD_TYPE_NAME,     /* names in a ranking, leading sentences */
  PENTAD_TYPE_TITLE,    /* panel titles, names in lists */
  PENTAD_TYPE_BODY,
  PENTAD_TYPE_CAPTION, /* notes, second lines */
  PENTAD_TYPE_AXIS,
  PENTAD_TYPE_MAP_LARGE, /* districts */
  PENTAD_TYPE_MAP_SMALL, /* streets, places */
  PENTAD_N_TYPES
} PentadType;

typedef struct
{
  PentadThemeKind kind;
  PentadLanguage language;
  const char *family;          /* "Noto Sans CJK SC" or "Noto Sans CJK TC"; static */
  double width, height;        /* of the output in design pixels */
  double scale;                /* output pixels per design pixel */
  double size[PENTAD_N_TYPES]; /* design pixels */
  double least_type;           /* below which type cannot be read from where people sit */
  double margin;               /* around a page */
  double gap;                  /* between panels */
  double padding;              /* inside a panel */
  double radius;               /* of panel corners */
  double bar;                  /* thickness of a horizontal bar */
  double line;                 /* width of a chart line */
  double border[5];            /* widths of map borders by PentadLevel */
  PentadColour colour[PENTAD_N_INKS];
  PentadSeams seams; /* of the wall, in the scene's design pixels */
} PentadTheme;

/* width_px, height_px: of the output; both are clamped to 1 .. 32768. The scale is
 * min (width / 1920, height / 1080), clamped to 0.5 .. 8. */
void pentad_theme_init (
    PentadTheme *theme, PentadThemeKind kind, PentadLanguage language, int width_px, int height_px);
/* Sets an own scale (say, GTK's scale factor, or a wall profile); width and height follow. */
void pentad_theme_set_scale (PentadTheme *theme, int width_px, int height_px, double scale);
/* Multiplies every type size (0.5 to 4), for wall profiles and printed pages. */
void pentad_theme_scale_type (PentadTheme *theme, double factor);
/* How much larger the smallest type is than designed, at least 1: what is drawn around it grows
 * with it. */
double pentad_theme_type_growth (const PentadTheme *theme);
PentadColour pentad_theme_colour (const PentadTheme *theme, PentadInk ink);
/* Neutral is the plain text ink; of a shape say pentad_tone_fill(), where neutral is the accent. */
PentadInk pentad_tone_ink (PentadTone tone);
PentadInk pentad_tone_fill (PentadTone tone);
/* "dark", "light", "contrast". */
const char *pentad_theme_id (PentadThemeKind kind);
gboolean pentad_theme_parse (const char *id, PentadThemeKind *kind);
/* Stable name of an ink for dumps: "fine", "ramp-3", "#rrggbb". buffer of 16 bytes. */
const char *pentad_ink_name (PentadInk ink, char buffer[16]);
