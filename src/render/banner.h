/* The head of a page: city, views, freshness, clock; below it the trail of places and the periods.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *label;
  const char *key;
  gboolean chosen;
  int place; /* trail only */
} PentadTab;

typedef struct
{
  const char *title; /* "云州市 数字城管监测台" */
  const PentadTab *views;
  int n_views;
  const char *status; /* "数据 4 秒前 · 平台正常" */
  PentadTone status_tone;
  const char *clock;      /* "11-22 周日 14:32:05"; NULL: no clock */
  const PentadTab *pages; /* of the view chosen */
  int n_pages;            /* fewer than 2 are not drawn */
  const PentadTab *trail;
  int n_trail;
  const PentadTab *periods;
  int n_periods;
} PentadBanner;

/* Draws header and second line over the top of the page and returns what is left below, inside the
 * page's margins. */
PentadRect pentad_banner_layout (PentadSketch *sketch, PentadRect page, const PentadBanner *banner);
