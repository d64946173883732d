#pragma once
// What is in here, CTemplates declares. A program imports this to be linked with it.
