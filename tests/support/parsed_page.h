// SPDX-License-Identifier: MIT
/// \file Pages that the program writes, as a strict parser reads them.
#pragma once

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::test {

/// A page as a strict XML parser reads it.
class ParsedPage {
 public:
  explicit ParsedPage(const std::string& page)
      : document_(xmlReadMemory(page.data(), static_cast<int>(page.size()), "debrief", "UTF-8",
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
                  xmlFreeDoc) {}

  [[nodiscard]] bool is_well_formed() const { return document_ != nullptr; }

  /// Every element with this name, in order.
  [[nodiscard]] std::vector<xmlNode*> all(std::string_view name) const {
    std::vector<xmlNode*> found;
    for_each([&](xmlNode* node) {
      if (name_of(node) == name) found.push_back(node);
    });
    return found;
  }

  void for_each(const std::function<void(xmlNode*)>& see) const {
    if (document_ != nullptr) walk(xmlDocGetRootElement(document_.get()), see);
  }

  static std::string name_of(const xmlNode* node) {
    return reinterpret_cast<const char*>(node->name);  // NOLINT: libxml2's characters are unsigned
  }
  static std::string text_of(xmlNode* node) { return taken(xmlNodeGetContent(node)); }
  static std::string attribute(xmlNode* node, const char* name) {
    return taken(xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)));  // NOLINT: as above
  }

 private:
  static void walk(xmlNode* node, const std::function<void(xmlNode*)>& see) {
    for (; node != nullptr; node = node->next) {
      if (node->type == XML_ELEMENT_NODE) see(node);
      walk(node->children, see);
    }
  }
  static std::string taken(xmlChar* text) {
    const std::string copy = text == nullptr ? "" : reinterpret_cast<const char*>(text);  // NOLINT: as above
    xmlFree(text);
    return copy;
  }

  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document_;
};

}  // namespace rapport::test
