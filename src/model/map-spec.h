/* What a board's map shows and how, as its file says (data/boards).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/level.h"

/* Most thresholds, and classes: as many as a colour ramp has steps. */
#define PENTAD_MAP_SPEC_CLASSES 7
/* Metres; what a heat's kernel may reach. */
#define PENTAD_MAP_SPEC_MIN_RADIUS_M 20
#define PENTAD_MAP_SPEC_MAX_RADIUS_M 20000

typedef enum
{
  PENTAD_MAP_CASES_OPEN,     /* at the instant of evaluation */
  PENTAD_MAP_CASES_OVERDUE,  /* open and late */
  PENTAD_MAP_CASES_REPORTED, /* in the period shown */
  PENTAD_N_MAP_CASES
} PentadMapCases;

typedef enum
{
  PENTAD_MAP_COUNT,
  PENTAD_MAP_PER_RESIDENTS, /* per 10,000 */
  PENTAD_MAP_PER_KM2,
  PENTAD_N_MAP_QUANTITIES
} PentadMapQuantity;

typedef enum
{
  PENTAD_MAP_RAMP_LOAD,
  PENTAD_MAP_RAMP_QUIET,
  PENTAD_MAP_RAMP_DIVERGING, /* about zero, a target or the whole */
  PENTAD_MAP_RAMP_BIVARIATE, /* two measures, 3 x 3 */
  PENTAD_MAP_RAMP_GRADES,    /* the colours and patterns of the scheme's grades */
  PENTAD_N_MAP_RAMPS
} PentadMapRamp;

typedef enum
{
  PENTAD_MAP_CLASSING_AUTO, /* by what the largest value is */
  PENTAD_MAP_CLASSING_BANDS,
  PENTAD_MAP_CLASSING_THRESHOLDS,
  PENTAD_MAP_CLASSING_QUANTILE,
  PENTAD_MAP_CLASSING_EQUAL,
  PENTAD_MAP_CLASSING_NATURAL,
  PENTAD_MAP_CLASSING_GRADES, /* the scheme's */
  PENTAD_N_MAP_CLASSINGS
} PentadMapClassing;

typedef enum
{
  PENTAD_MAP_PLAYBACK_AUTO, /* hours of a period of one day, else days */
  PENTAD_MAP_PLAYBACK_HOURS,
  PENTAD_MAP_PLAYBACK_DAYS,
  PENTAD_N_MAP_PLAYBACKS
} PentadMapPlayback;

/* What is counted, or which figure is shown. */
typedef struct
{
  PentadMapCases cases;
  PentadMapQuantity quantity;
  char *figure; /* id of an indicator of the scheme, in place of cases; NULL */
} PentadMapMeasure;

/* Zero, with an empty array, is what a map shows whose file says nothing. */
typedef struct
{
  PentadMapMeasure first;
  PentadMapMeasure second; /* of a bivariate map */
  /* The areas that have a number each. PENTAD_LEVEL_CITY: the cells, of figures the places one
   * step below the one shown. */
  PentadLevel level;
  gboolean change; /* the difference to the period before, of what the period shown has */
  PentadMapRamp ramp;
  PentadMapClassing classing;
  int n_classes; /* most; 0: as many as the ramp has */
  int n_thresholds;
  double thresholds[PENTAD_MAP_SPEC_CLASSES]; /* rising lower ends */

  gboolean heat_shown;     /* from the start; else it is in the list of layers */
  double heat_radius_m;    /* 0: three cells */
  GPtrArray *heat_classes; /* codes (char *) of classes or major classes; empty: all */
  PentadMapPlayback playback;
} PentadMapSpec;

void pentad_map_spec_init (PentadMapSpec *spec);
void pentad_map_spec_clear (PentadMapSpec *spec);

/* Names in files, ended by NULL, in the order of the enums: "open" …, "count" …, "load" …, "auto"
 * …, "auto" … */
extern const char *const pentad_map_cases_ids[];
extern const char *const pentad_map_quantity_ids[];
extern const char *const pentad_map_ramp_ids[];
extern const char *const pentad_map_classing_ids[];
extern const char *const pentad_map_playback_ids[];
