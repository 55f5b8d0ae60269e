/* From a board to scenes: each panel by itself, or the whole page.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys of hits: "place:INDEX" drills down, "figure:ID" explains, "case:ID" opens a case,
 * "filter:KEY=VALUE" and "filter-cell:HOUR" (counted on from Monday) narrow the view, "map" is
 * the map itself (its cells are places), "view:ID", "page:ID", "period:ID", "trail:INDEX" belong to
 * the page.
 */
#pragma once

#include "board/board-data.h"
#include "board/map-choice.h"
#include "board/map-colours.h"
#include "board/map-density.h"
#include "board/map-values.h"
#include "model/board-spec.h"
#include "render/map-layout.h"
#include "render/scene.h"

/* What panels draw with. Borrowed by every call. */
typedef struct
{
  const PentadTheme *theme;
  PentadText *text;
  PentadMapGeometry *geometry;   /* of the city's divisions; NULL: no map */
  PentadMapCache *cache;         /* NULL: none */
  const PentadMapChoice *choice; /* what the map shows; NULL: what the board says */
  gboolean earlier;              /* of two maps side by side the one of the period before */
  PentadConnection connection;
  gboolean on_standby; /* the platform is asked at its second address */
  const char *error;   /* what is wrong in one line; NULL nothing */
  const char *kept;    /* of what does not come from a platform: the line about it; NULL: it does */
  PentadTone kept_tone;
} PentadBoardStyle;

/* Where a panel stands inside the area of the board, in design pixels. */
PentadRect pentad_board_panel_rect (const PentadBoardSpec *spec,
                                    guint panel,
                                    PentadRect area,
                                    const PentadTheme *theme);
/* One panel in its own coordinates, of that size. Transfer full. */
PentadScene *pentad_board_panel_scene (const PentadBoardData *data,
                                       const PentadPanelSpec *panel,
                                       const PentadBoardStyle *style,
                                       double width,
                                       double height);
/* The panel's title, its place and what its scene says in a sentence, for assistive technology.
 * Transfer full. */
char *pentad_board_panel_summary (const PentadBoardData *data,
                                  const PentadPanelSpec *panel,
                                  const PentadScene *scene,
                                  PentadLanguage language);
/* The panel's title; that of its figure when it has none of its own. Borrowed. */
const char *pentad_board_panel_title (const PentadBoardData *data,
                                      const PentadPanelSpec *panel,
                                      PentadLanguage language);
/* Whether a board file may name that kind of panel. */
gboolean pentad_board_knows_kind (const char *kind);
/* The map panel (or -1), whose content a live map draws itself. */
int pentad_board_find_map (const PentadBoardSpec *spec);

/* Everything a map panel shows, for a live map: fill in view, selected and hover and call
 * pentad_map_layout(). Owns its arrays. */
typedef struct
{
  PentadMap map;
  char *title, *note, *outside, *as_of, *unit;
  PentadMapNumbers numbers, other, second;
  PentadMapColours colours;
  const char **place_notes;  /* one per division; NULL none */
  int *zones;                /* one per cell, where numbers are those of zones; NULL */
  const char **zone_notes;   /* one per zone */
  PentadMapDensity *density; /* NULL: no density is shown */
  int step;                  /* of its playback, or PENTAD_MAP_WHOLE_PERIOD */
  char *periods[2];          /* names, of two periods */
  GArray *markers;           /* PentadMapMarker */
  GArray *marker_legend;     /* PentadMapMarkerLegend */
  PentadSensors *sensors;    /* whose devices are marked; NULL */
  GPtrArray *layers;         /* PentadLayer */
  GStringChunk *strings;
} PentadBoardMap;

PentadBoardMap *pentad_board_map_new (const PentadBoardData *data,
                                      const PentadPanelSpec *panel,
                                      const PentadBoardStyle *style);
void pentad_board_map_free (PentadBoardMap *map);
/* Cases of more days than these are not asked for, because of what they take of network and
 * memory: two months, as two months are compared. */
#define PENTAD_BOARD_MAX_CASE_DAYS 62
/* The first day of which a map needs every case, those that have ended, too: of maps of reported
 * cases and their density. G_MAXINT32: none, or so many days that they are not asked for. */
gint32 pentad_board_map_first_day (const PentadPanelSpec *panel,
                                   const PentadMapChoice *choice,
                                   const PentadPeriod *period);
/* Shows a step of the density's playback, or PENTAD_MAP_WHOLE_PERIOD; no effect without one. */
void pentad_board_map_set_step (PentadBoardMap *map, int step);

/* What stands in the head of a page. */
typedef struct
{
  PentadBoardSpec *const *boards; /* the views in order */
  guint n_boards;
  guint chosen; /* index in boards */
  guint page;   /* of that board */
} PentadBoardPage;

/* The whole page with its head, as `pentadctl render` draws it. Transfer full. */
PentadScene *pentad_board_page (const PentadBoardData *data,
                                const PentadBoardPage *page,
                                const PentadBoardStyle *style);

/* Texts of the head, shared with the application; transfer full. */
char *pentad_board_title (const PentadBoardData *data, PentadLanguage language);
char *
pentad_board_status (const PentadBoardData *data, const PentadBoardStyle *style, PentadTone *tone);
const char *pentad_board_period_label (PentadPeriodKind kind);
/* A period by its dates: a month, quarter, half-year or year as such, anything else by its days. */
char *pentad_board_period_name (const PentadPeriod *period);
/* Name of a place; the city's is "whole city". Transfer full. */
char *pentad_board_place_label (const PentadBoardData *data, int place, PentadLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadBoardMap, pentad_board_map_free)
