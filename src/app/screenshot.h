/* The window as a PNG file, without a screenshot tool.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window.h"

/* A picture of a window, from when it shows its city until the file is written. */
typedef struct _PentadScreenshot PentadScreenshot;

/* problem: why there is no picture; NULL when it is in the file. */
typedef void (*PentadScreenshotDone) (const char *problem, gpointer user_data);

/* Saves what the window shows once that is complete and has been drawn; after two minutes it is
 * given up. Calls `done` once, unless it is freed before. The window, borrowed, outlives it. */
PentadScreenshot *pentad_screenshot_new (PentadWindow *window,
                                         const char *path,
                                         PentadScreenshotDone done,
                                         gpointer user_data);
void pentad_screenshot_free (PentadScreenshot *screenshot);
