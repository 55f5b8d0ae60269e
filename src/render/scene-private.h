/* The inside of a scene, for the sketch that builds it and the dump that prints it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/scene.h"

typedef struct
{
  GArray *ops;           /* PentadOp */
  GArray *points;        /* float */
  GArray *hits;          /* PentadHit */
  GPtrArray *maps;       /* PentadMapPicture, owned */
  GPtrArray *tables;     /* PentadDataTable, owned */
  GStringChunk *strings; /* all strings of ops and hits */
  const char *state;     /* words of the panel's state; NULL: it has data */
} PentadSceneParts;

struct _PentadScene
{
  gatomicrefcount refs;
  PentadTheme theme;
  double width, height;
  PentadSceneParts parts;
};

void pentad_scene_clear_parts (PentadSceneParts *parts);
